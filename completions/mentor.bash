# Completion of mentor for bash: the program itself says what can follow.
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
