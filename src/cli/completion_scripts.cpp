// The scripts by which the shells ask the program what can follow.
#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

constexpr std::string_view kBash = R"(# Completion of mentor for bash: the program itself says what can follow.
_mentor() {
  local -a words=() about=()
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
  local prefix=${current%"$replaced"} program=${COMP_WORDS[0]/#~\//$HOME/}
  COMPREPLY=()
  while IFS= read -r line; do
    value=${line%%$'\t'*}
    case $value in
      :files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "${current#--*=}"); return ;;
      :folders) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "${current#--*=}"); return ;;
      *)
        value=${value#"$prefix"}
        [[ $value == *' '* && $replaced != [\"\']* ]] && printf -v value %q "$value"
        COMPREPLY+=("$value")
        about+=("${line#*$'\t'}")
        ;;
    esac
  done < <("$program" __complete --quoted -- "${words[@]}" 2>/dev/null)
  compopt -o nosort 2>/dev/null
  # Of several, each is shown with what it is, unless one after the other is put into the line.
  ((${#COMPREPLY[@]} > 1 && COMP_TYPE != 37)) || return
  for i in "${!COMPREPLY[@]}"; do
    [[ -n ${about[i]} ]] && printf -v 'COMPREPLY[i]' '%-14s (%s)' "${COMPREPLY[i]}" "${about[i]}"
  done
}
complete -F _mentor mentor
)";

constexpr std::string_view kZsh = R"(#compdef mentor
# Completion of mentor for zsh: the program itself says what can follow.
_mentor() {
  local line value program=${words[1]/#\~\//$HOME/}
  local -a typed found
  (( CURRENT > 2 )) && typed=("${(@)words[2,CURRENT-1]}")
  for line in "${(@f)$("$program" __complete --quoted -- "${typed[@]}" "$PREFIX" 2>/dev/null)}"; do
    value=${line%%$'\t'*}
    case $value in
      '') ;;
      :files) compset -P '--*='; _files ;;
      :folders) compset -P '--*='; _files -/ ;;
      *) found+=("${${value//\\/\\\\}//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  (( $#found )) && _describe -V -t values mentor found
}
if [[ $funcstack[1] == _mentor ]]; then _mentor "$@"; else compdef _mentor mentor; fi
)";

constexpr std::string_view kFish = R"(# Completion of mentor for fish: the program itself says what can follow.
function __mentor_complete
    set -l words (commandline -opc)
    set -l program (string replace -r -- '^~/' "$HOME/" $words[1])
    command -q $program; or return
    set -e words[1]
    set -l current (commandline -ct)
    for line in ($program __complete --quoted -- $words "$current" 2>/dev/null)
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
complete -c mentor -f -k -a '(__mentor_complete)'
)";

constexpr CompletionScript kScripts[] = {
    {"bash", "mentor.bash", kBash},
    {"zsh", "_mentor", kZsh},
    {"fish", "mentor.fish", kFish},
};

}  // namespace

std::span<const CompletionScript> completion_scripts() { return kScripts; }

}  // namespace mentor
