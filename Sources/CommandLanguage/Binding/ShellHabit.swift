// What other shells act on and juke does not: `> file`, `2>&1`, `&`, `$(…)`, `!!`. As words of a name they would be
// looked for, and as those of `echo` written, so that a line would seem to have done what it has not. Which words they
// are is decided here; the sentences are the shell's.

/// Something that is typed by a habit from other shells.
package enum ShellHabit: Sendable, Hashable {
    /// `!!`: an earlier line.
    case history(String)
    /// `$(date)`, or the same in backquotes: what a command writes, as a part of a line.
    case substitution(String)
    /// `> file`, `2>&1`: output that goes elsewhere.
    case output(String)
    /// `< file`: a file as the input.
    case input(String)
    /// `&`: a command that runs on while the next begins.
    case background
    /// `let day = !date`: what a command of the system writes, as the value of a variable.
    case systemValue(variable: String, String)
    /// `sort year desc`, `sort -r year`: an order downwards; the line that has it.
    case descending(line: String)
    /// `group by artist`: a word that other languages have there; the line without it.
    case neededNot(String, line: String)
}

extension ShellHabit {
    /// The first of the words that is a habit, and where; words after `--` are text.
    static func first(in arguments: ArraySlice<Binder.Positional>) -> (habit: ShellHabit, span: Range<Int>)? {
        for place in arguments.indices {
            // Nearly no word begins with such a sign.
            guard let first = arguments[place].word.pieces.first, let byte = first.text.utf8.first, byte.mayBeHabit,
                first.origin == .bare, !arguments[place].isAfterDashes
            else { continue }
            let word = arguments[place].word
            if byte == .backquote {
                let start = arguments[place].place
                let end = arguments[place...].firstIndex { $0.word.closesBackquote(isFirst: $0.place == start) }
                guard let end else { continue }
                let typed = arguments[place...end].map(\.word.typed).joined(separator: " ")
                return (.substitution(typed), word.span.lowerBound..<arguments[end].word.span.upperBound)
            }
            let after = arguments[(place + 1)...]
            // `rows - < list`: after the sign for what is read, whatever the file is called.
            if word.bareText == "<", after.count == 1, arguments[..<place].last?.word.bareText == "-" {
                return (.input("<"), word.span)
            }
            guard let text = word.bareText, let habit = sign(of: text, before: after.map(\.word)) else { continue }
            return (habit, word.span)
        }
        return nil
    }

    /// What a bare word is that begins with a sign. By itself `>` is often part of a name, as in
    /// `Foo > Bar`, unless one word follows that is written as files are.
    private static func sign(of text: String, before following: [Word]) -> ShellHabit? {
        let isBeforeFile = following.count == 1 && following[0].isWrittenAsFile
        var rest = text.utf8[...]
        let first = rest.removeFirst()
        switch first {
        case .greater:
            if rest.first == .greater { rest.removeFirst() }
            return rest.first?.startsFile ?? isBeforeFile ? .output(text) : nil
        case .less:
            if rest.first == .less { rest.removeFirst() }
            // `<3` is a heart.
            return rest.first.map { $0.startsFile && !$0.isDigit } ?? isBeforeFile ? .input(text) : nil
        case .ampersand:
            guard let next = rest.first else { return following.isEmpty ? .background : nil }
            return next == .greater ? .output(text) : nil
        default:
            guard rest.first == .greater else { return nil }
            let target = rest.dropFirst().first
            return target.map { $0 == .greater || $0.startsFile && !$0.isDigit } ?? true ? .output(text) : nil
        }
    }
}

extension Word {
    /// Whether there is a point or a slash in it.
    fileprivate var isWrittenAsFile: Bool {
        pieces.contains { $0.text.utf8.contains { $0 == .dot || $0 == UInt8(ascii: "/") } }
    }

    /// Whether it ends what a backquote has begun; with the first word both are in one.
    fileprivate func closesBackquote(isFirst: Bool) -> Bool {
        guard let last = pieces.last, last.origin == .bare, last.text.utf8.last == .backquote else { return false }
        return !isFirst || pieces.count > 1 || last.text.utf8.count > 1
    }
}

extension UInt8 {
    /// Whether a habit may begin with it: a sign, or the number of standard output or of the messages.
    fileprivate var mayBeHabit: Bool {
        switch self {
        case .greater, .less, .ampersand, .backquote, UInt8(ascii: "1"), UInt8(ascii: "2"): true
        default: false
        }
    }

    /// Whether the name of a file, or what stands for one after `>`, may begin with it.
    fileprivate var startsFile: Bool {
        switch self {
        case .ampersand, .dot, .tilde, UInt8(ascii: "/"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: isDigit
        }
    }
}
