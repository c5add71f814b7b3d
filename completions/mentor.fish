# Completion of mentor for fish: the program itself says what can follow.
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
