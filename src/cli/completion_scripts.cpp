// The scripts by which the shells ask the program what can follow.
#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

constexpr std::string_view kBash = R"(# Completion of mentor for bash: the program itself says what can follow.
_mentor() {
  local -a words=()
  local i line value glue=
  for ((i = 1; i <= COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} =~ ^[=:@]+$ || -n $glue ]] && ((${#words[@]})); then
      words[${#words[@]} - 1]+=${COMP_WORDS[i]}
    else
      words+=("${COMP_WORDS[i]}")
    fi
    glue=
    [[ ${COMP_WORDS[i]} =~ ^[=:@]+$ ]] && glue=1
  done
  # Readline replaces what stands behind = and :, and from @ on.
  local current=${words[${#words[@]} - 1]} replaced=${COMP_WORDS[COMP_CWORD]}
  [[ $replaced =~ ^[=:]+$ ]] && replaced=
  [[ ${COMP_WORDS[COMP_CWORD - 1]} == @ ]] && replaced=@$replaced
  local prefix=${current%"$replaced"}
  COMPREPLY=()
  while IFS= read -r line; do
    value=${line%%$'\t'*}
    case $value in
      :files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "${current#--*=}") ;;
      :folders) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "${current#--*=}") ;;
      *) COMPREPLY+=("${value#"$prefix"}") ;;
    esac
  done < <("${COMP_WORDS[0]}" __complete -- "${words[@]}" 2>/dev/null)
}
complete -F _mentor mentor
)";

constexpr std::string_view kZsh = R"(#compdef mentor
# Completion of mentor for zsh: the program itself says what can follow.
_mentor() {
  local line value
  local -a typed found
  (( CURRENT > 2 )) && typed=("${(@Q)words[2,CURRENT-1]}")
  for line in "${(@f)$("${words[1]}" __complete -- "${typed[@]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    value=${line%%$'\t'*}
    case $value in
      '') ;;
      :files) compset -P '--*='; _files ;;
      :folders) compset -P '--*='; _files -/ ;;
      *) found+=("${${value//\\/\\\\}//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  (( $#found )) && _describe -t values mentor found
}
if [[ $funcstack[1] == _mentor ]]; then _mentor "$@"; else compdef _mentor mentor; fi
)";

constexpr std::string_view kFish = R"(# Completion of mentor for fish: the program itself says what can follow.
function __mentor_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l current (commandline -ct)
    for line in ($program __complete -- $words "$current" 2>/dev/null)
        switch $line
            case ':files'
                __fish_complete_path (string replace -r -- '^--[^=]*=' '' "$current")
            case ':folders'
                __fish_complete_directories (string replace -r -- '^--[^=]*=' '' "$current")
            case '*'
                echo $line
        end
    end
end
complete -c mentor -f -a '(__mentor_complete)'
)";

constexpr CompletionScript kScripts[] = {
    {"bash", "mentor.bash", kBash},
    {"zsh", "_mentor", kZsh},
    {"fish", "mentor.fish", kFish},
};

}  // namespace

std::span<const CompletionScript> completion_scripts() { return kScripts; }

}  // namespace mentor
