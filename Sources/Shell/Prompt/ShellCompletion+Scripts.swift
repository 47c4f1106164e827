// The scripts that bash, zsh and fish load. They hold nothing of juke's options: they hand the words of the command
// line to `juke --complete`, the program that is being typed, and put in what it returns.

extension ShellCompletion {
    /// bash gives the words in pieces, divided at `=` and `:`; those without a blank before them belong together.
    static let bashText = #"""
        _juke() {
            local program="${COMP_WORDS[0]/#\~/$HOME}" rest="${COMP_LINE:0:COMP_POINT}" piece blanks line
            local -a words=() answer=()
            for piece in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
                blanks="${rest%%[![:space:]]*}"
                rest="${rest#"$blanks"}"
                if [[ -n $blanks || ${#words[@]} -eq 0 ]]; then words+=(''); fi
                words[${#words[@]}-1]+="${rest:0:${#piece}}"
                rest="${rest:${#piece}}"
            done
            COMPREPLY=()
            while IFS= read -r line; do answer+=("$line"); done < <(
                "$program" --complete bash "${words[@]:1}" 2>/dev/null </dev/null)
            case ${answer[0]} in
            files)
                compopt -o filenames 2>/dev/null
                while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$2")
                ;;
            *)
                [[ ${answer[0]} == open ]] && compopt -o nospace 2>/dev/null
                COMPREPLY=("${answer[@]:1}")
                # With an empty one they begin with nothing in common, and are only shown.
                [[ ${answer[0]} == shown ]] && COMPREPLY+=('')
                ;;
            esac
        }
        complete -F _juke juke

        """#

    /// zsh quotes what is put in, and `-U` leaves it to juke to say what fits.
    static let zshText = #"""
        #compdef juke
        _juke() {
            local typed="$PREFIX" program="${(Q)words[1]}" line
            local -a answer insertions shown
            [[ -n ${compstate[quote]} ]] || typed="${(Q)typed}"
            line=$("${~program}" --complete zsh "${(@Q)words[2,CURRENT-1]}" "$typed" 2>/dev/null </dev/null)
            answer=("${(@f)line}")
            if [[ ${answer[1]} == files ]]; then
                [[ $PREFIX == --*=* ]] && compset -P '*='
                _files
                return
            fi
            for line in "${(@)answer[2,-1]}"; do
                insertions+=("${line%%$'\t'*}")
                shown+=("${line#*$'\t'}")
            done
            (( ${#insertions} )) || return 1
            case ${answer[1]} in
            words) compadd -U -l -d shown -a insertions ;;
            *) compadd -U -S '' -l -d shown -a insertions ;;
            esac
            if [[ ${answer[1]} == shown ]]; then compstate[insert]='' compstate[list]='list force'; fi
        }
        if [[ ${funcstack[1]} == _juke ]]; then _juke "$@"; else compdef _juke juke; fi

        """#

    /// fish reads a description after a tab, and adds no blank after `=` and `:` by itself.
    static let fishText = #"""
        function __juke_complete
            set -l words (commandline -opc)
            set -l typed (commandline -ct)
            set -l program (string replace -r '^~' -- $HOME $words[1])
            set -l answer ($program --complete fish $words[2..-1] "$typed" 2>/dev/null </dev/null)
            if test "$answer[1]" != files
                printf '%s\n' $answer[2..-1]
            else if string match -q -r -- '^--[a-z-]+=' $typed
                set -l option (string replace -r -- '=.*' '=' $typed)
                __fish_complete_path (string replace -r -- '^[^=]*=' '' $typed) | string replace -r '^' -- $option
            else
                __fish_complete_path $typed
            end
        end
        complete -c juke -f -a '(__juke_complete)'

        """#
}
