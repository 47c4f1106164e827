// The keys of the prompt as people read them, for help, the manual page and the README. What a key does is decided in
// the C editor's own table (bindings.c); a test compares the two, key by key.

/// Keys that do one thing.
package struct PromptKey: Sendable, Equatable {
    /// As they are called, such as `Ctrl-W`; the first ones are shown where there is little room.
    package var keys: [String]
    /// The editor's commands that they run, in the order in which `meaning` has them.
    package var commands: [String]
    /// What they do, as half a sentence.
    package var meaning: String

    private init(_ keys: [String], _ commands: [String], _ meaning: String) {
        self.keys = keys
        self.commands = commands
        self.meaning = meaning
    }

    /// All of them, in the order in which they are read.
    package static let all: [PromptKey] = [
        PromptKey(
            ["Tab", "Shift-Tab"], ["cel-complete", "cel-complete-back"],
            "complete; a second Tab opens a list, in which Tab, Shift-Tab and the arrows move and typing narrows"),
        PromptKey(["Escape", "Ctrl-G"], ["cel-cancel"], "leave the list: what was typed comes back"),
        PromptKey(
            ["Right", "Ctrl-F"], ["cel-right"], "one character right; at the end: take the faint text there"),
        PromptKey(["Left", "Ctrl-B"], ["ed-prev-char"], "one character left"),
        PromptKey(["Home", "Ctrl-A"], ["ed-move-to-beg"], "to the beginning of the line"),
        PromptKey(["End", "Ctrl-E"], ["cel-to-end"], "to the end of the line; takes the faint text, too"),
        PromptKey(["Ctrl-Left", "Alt-b"], ["cel-word-left"], "one word back"),
        PromptKey(
            ["Ctrl-Right", "Alt-f"], ["cel-word-right"], "one word forward; at the end: a word of the faint text"),
        PromptKey(
            ["Up", "Down", "Ctrl-P", "Ctrl-N"], ["cel-up", "cel-down"],
            "the lines that begin with what is before the cursor; a row up or down in a line of several"),
        PromptKey(
            ["Ctrl-R", "Ctrl-S"], ["cel-search-older", "cel-search-newer"],
            "list the lines that hold what is typed; they and the arrows move, Escape goes back"),
        PromptKey(["Alt-.", "Alt-_"], ["cel-last-word"], "the last word of the line before; again: of an older line"),
        PromptKey(["Delete", "Backspace"], ["ed-delete-next-char", "ed-delete-prev-char"], "delete a character"),
        PromptKey(
            ["Ctrl-W", "Alt-Backspace"], ["cel-kill-blank-word", "cel-kill-word-before"],
            "delete to the space, or the word, before the cursor"),
        PromptKey(["Alt-d", "Ctrl-Delete"], ["cel-kill-word-after"], "delete the word after the cursor"),
        PromptKey(
            ["Ctrl-U", "Ctrl-K"], ["cel-kill-before", "cel-kill-after"], "delete all before, or all after the cursor"),
        PromptKey(["Ctrl-Y"], ["cel-yank"], "put back what was deleted last"),
        PromptKey(["Alt-y"], ["cel-yank-before"], "after Ctrl-Y: what was deleted before that"),
        PromptKey(["Ctrl-_", "Ctrl-X Ctrl-U", "Alt-/"], ["cel-undo", "cel-redo"], "undo; Alt-/ redoes"),
        PromptKey(
            ["Alt-u", "Alt-l", "Alt-c"], ["cel-upper-case", "cel-lower-case", "cel-capitalise"],
            "the word in capitals, in small letters, with a capital"),
        PromptKey(["Ctrl-T"], ["ed-transpose-chars"], "exchange the two characters before the cursor"),
        PromptKey(["Ctrl-V", "Ctrl-Q"], ["ed-quoted-insert"], "put the next key into the line as it is"),
        PromptKey(["Ctrl-L"], ["cel-clear-screen"], "clear the screen and keep the line"),
        PromptKey(["Ctrl-X Ctrl-E"], ["cel-edit"], "edit the line in $EDITOR"),
        PromptKey(["Enter", "Ctrl-J"], ["cel-enter"], "take what is chosen in the list; else run the line"),
        PromptKey(["Alt-Enter"], ["cel-new-row"], "another row of the same line; Enter runs all of it"),
        PromptKey(["Alt-#"], ["cel-keep-as-note"], "keep the line as a comment, without running it"),
        PromptKey(["Ctrl-C"], ["cel-interrupt"], "drop the line; stop the command that runs"),
        PromptKey(["Ctrl-D"], ["cel-end-or-delete"], "on an empty line: leave; else as Delete; at the end: list"),
        PromptKey(["Ctrl-Z"], ["cel-suspend"], "stop juke; fg comes back to it"),
    ]
}
