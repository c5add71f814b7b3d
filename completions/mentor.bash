# Completion of mentor for bash: the program itself says what can follow.
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
