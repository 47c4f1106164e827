// The lexer: text in, tokens with UTF-8 places out, exactly by Language §2. It reads each byte a bounded
// number of times and never recurses. What words consist of is in `Lexer+Words.swift`; what tokens mean
// together is decided by the parser.

/// Splits a text into tokens, one at a time. `search "kid a" | take 3; echo done` is:
///
///     word(search) word("kid a") operator(|) word(take) word(3) semicolon word(echo) word(done) end
package struct Lexer {
    /// A quote that was opened and not closed before the text ended.
    struct OpenQuote {
        var quote: Quote
        /// The place of its opening sign.
        var opening: Int
    }

    /// What to do with a quote that is still open at the end of the text: an error when a line is run,
    /// a fact when Tab is pressed.
    enum OpenQuoteTreatment { case rejected, reported }

    /// The text; it can grow.
    private(set) var bytes: [UInt8]
    let openQuoteTreatment: OpenQuoteTreatment
    /// The place of the next byte to read.
    var position = 0
    /// Whether a command could start here. Only there, and after prefixes such as `not`, does `!` run the system's
    /// shell; only there a `#` begins a comment although it is not alone.
    var atCommandStart = true {
        didSet { if atCommandStart { inCondition = false } }
    }
    /// Which words of prefixes have come, once the first word of a command was read.
    private var prefixes = Keyword.PrefixPlace.over
    /// Whether the words are those of `where`, in which signs such as `(` and `,` separate values.
    private(set) var inCondition = false
    /// The quote in which the text ends, when those are reported.
    var openQuote: OpenQuote?
    /// The places of the quotes that were read, when open ones are reported; see `takeQuotes`.
    var quotes: [Range<Int>] = []
    /// Whether the text ends inside a comment.
    private(set) var endsInComment = false
    /// How far a `!` command was read that continues on the next line.
    private var systemScan: SystemScan?
    /// How many texts in the braces of variables are being read, each inside the one before.
    var openTexts = 0
    /// How many blocks are open.
    private var openBlocks = 0
    /// Whether an `if` or a `for` waits for its brace.
    private var inHead = false

    /// A lexer at the beginning of the text.
    package init(_ text: String) {
        self.init(bytes: Array(text.utf8), openQuotes: .rejected)
    }

    init(bytes: [UInt8], openQuotes: OpenQuoteTreatment) {
        self.bytes = bytes
        openQuoteTreatment = openQuotes
    }

    /// Makes the text longer, also after `.end` and `.continuation`.
    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Continues in another text, which is the same up to where the lexer is, and a little after it.
    mutating func resume(in bytes: [UInt8]) { self.bytes = bytes }

    /// The places of the quotes that were read since the last call, with their signs.
    mutating func takeQuotes() -> [Range<Int>] {
        defer { quotes = [] }
        return quotes
    }

    /// The next token: `.end` once the text is used up, `.continuation` while it ends in a `\`.
    ///
    /// - Throws: `unterminatedQuote`, `invalidEscape` or `invalidVariable`.
    package mutating func next() throws(UsageError) -> Token {
        if let continuation = skipBlanksAndComments() { return continuation }
        guard position < bytes.count else { return .end }
        let start = position
        switch bytes[start] {
        case .newline:
            position += 1
            atCommandStart = true
            return .newline(span: start..<position)
        case .semicolon where isBoundary(semicolonRunEnd(from: start)):
            position = semicolonRunEnd(from: start)
            atCommandStart = true
            return .semicolon(span: start..<position)
        case .exclamationMark where atCommandStart || prefixes == .complete:
            return systemCommand()
        case .pipe, .ampersand, .openBrace, .closeBrace:
            if let token = operatorToken() { return token }
            return try wordToken()
        default:
            return try wordToken()
        }
    }

    /// Reads a word, and notes what it means for the words after it.
    private mutating func wordToken() throws(UsageError) -> Token {
        let word = try scanWord()
        if atCommandStart { prefixes = .complete }
        guard prefixes != .over else { return .word(word) }
        if prefixes == .complete, case .bare(let name)? = word.pieces.first, word.pieces.count == 1 {
            inCondition = Keyword.beginsCondition(name) || name == Keyword.testCommand
        }
        let keyword = Keyword(word)
        prefixes.pass(word, keyword)
        guard atCommandStart else { return .word(word) }
        switch keyword?.block {
        // After `if` a command starts, so that `if !test -e FILE` runs a command of the system.
        case .condition: inHead = true
        case .alternative: break
        case .named(.loop):
            inHead = true
            atCommandStart = false
        case .named(.definition), nil: atCommandStart = false
        }
        return .word(word)
    }

    /// An operator, when it is a separate word.
    private mutating func operatorToken() -> Token? {
        let doubled = position + 1 < bytes.count && bytes[position + 1] == bytes[position]
        let found: Token.Operator? =
            switch (bytes[position], doubled) {
            case (.pipe, false): .pipe
            case (.pipe, true): .or
            case (.ampersand, true): .and
            case (.openBrace, false): .openBrace
            case (.closeBrace, false): .closeBrace
            case (_, _): nil
            }
        guard let found, endsWord(at: position + found.rawValue.utf8.count) else { return nil }
        let start = position
        position += found.rawValue.utf8.count
        atCommandStart = true
        switch found {
        case .openBrace:
            openBlocks += 1
            inHead = false
        case .closeBrace: openBlocks = max(0, openBlocks - 1)
        case .pipe, .or, .and: break
        }
        return .operator(found, span: start..<position)
    }

    /// `!` and what `sh` is given. It ends with its line, which a trailing `\` continues, and outside of what `sh` has
    /// opened at an operator, at the `}` of an open block, and in the head of an `if` at the `{`.
    private mutating func systemCommand() -> Token {
        let start = position
        var scan = systemScan ?? SystemScan(position: position + 1)
        systemScan = nil
        while scan.position < bytes.count, bytes[scan.position] != .newline {
            if bytes[scan.position] == .backslash, let next = lineEnd(after: scan.position + 1) {
                if next == bytes.count, bytes[next - 1] != .newline {
                    systemScan = scan
                    return .continuation(span: bytes.count - 1..<bytes.count)
                }
                scan.position = next
                continue
            }
            if scan.mayEnd, endsSystemCommand(scan) { break }
            scan.pass(bytes) { endsWord(at: $0) }
        }
        position = scan.position
        var end = position
        while end > start + 1, bytes[end - 1] == .carriageReturn { end -= 1 }
        // The blanks before an operator do not belong to the command.
        if position < bytes.count, bytes[position] != .newline { end = scan.contentEnd }
        atCommandStart = false
        prefixes = .over
        return .system(string(start + 1..<end), span: start..<end)
    }

    /// Whether the sign at the place of the scan, where nothing of `sh` is open, belongs to juke.
    private func endsSystemCommand(_ scan: SystemScan) -> Bool {
        let place = scan.position
        switch bytes[place] {
        case .semicolon: return isBoundary(semicolonRunEnd(from: place))
        case .pipe, .ampersand:
            guard scan.afterBlank else { return false }
            let isDoubled = place + 1 < bytes.count && bytes[place + 1] == bytes[place]
            // A single & lets `sh` run the command in the background.
            return (isDoubled || bytes[place] == .pipe) && endsWord(at: place + (isDoubled ? 2 : 1))
        case .openBrace: return inHead && scan.hasContent && scan.afterBlank && endsWord(at: place + 1)
        case .closeBrace: return openBlocks > 0 && scan.afterBlank && endsWord(at: place + 1)
        default: return false
        }
    }

    /// Goes to the next byte that means something. It returns a token only for a `\` at the very end.
    private mutating func skipBlanksAndComments() -> Token? {
        while position < bytes.count {
            switch bytes[position] {
            case .space, .tab, .carriageReturn:
                position += 1
            case .backslash:
                guard let next = lineEnd(after: position + 1) else { return nil }
                if next == bytes.count, bytes[next - 1] != .newline {
                    return .continuation(span: position..<bytes.count)
                }
                position = next
            case .numberSign where atCommandStart || endsWord(at: position + 1):
                while position < bytes.count, bytes[position] != .newline { position += 1 }
                endsInComment = position == bytes.count
            default:
                return nil
            }
        }
        return nil
    }
}

extension Lexer {
    /// Whether anything but blanks follows in the text.
    func hasMore(after index: Int) -> Bool {
        bytes[index...].contains { $0 != .space && $0 != .tab && $0 != .carriageReturn }
    }

    /// The start of the next line, or the end of the text, when only the end of the line is at `index`.
    func lineEnd(after index: Int) -> Int? {
        var index = index
        while index < bytes.count, bytes[index] == .carriageReturn { index += 1 }
        if index >= bytes.count { return bytes.count }
        return bytes[index] == .newline ? index + 1 : nil
    }

    /// Whether a space, the end of the line or the end of the text is at `index`.
    func isBoundary(_ index: Int) -> Bool {
        guard index < bytes.count else { return true }
        return switch bytes[index] {
        case .space, .tab, .carriageReturn, .newline: true
        case .backslash: lineEnd(after: index + 1) != nil
        default: false
        }
    }

    /// Whether a word that reaches to `index` ends there: before a boundary, or before `;` and a boundary.
    func endsWord(at index: Int) -> Bool {
        if isBoundary(index) { return true }
        return bytes[index] == .semicolon && isBoundary(semicolonRunEnd(from: index))
    }

    /// The end of the run of `;` at `index`; several in a row count as one.
    func semicolonRunEnd(from index: Int) -> Int {
        var index = index
        while index < bytes.count, bytes[index] == .semicolon { index += 1 }
        return index
    }

    /// The text of a range of bytes.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let exclamationMark = UInt8(ascii: "!")
    static let quotationMark = UInt8(ascii: "\"")
    static let numberSign = UInt8(ascii: "#")
    static let dollar = UInt8(ascii: "$")
    static let ampersand = UInt8(ascii: "&")
    static let apostrophe = UInt8(ascii: "'")
    static let backquote = UInt8(ascii: "`")
    static let comma = UInt8(ascii: ",")
    static let openBracket = UInt8(ascii: "(")
    static let closeBracket = UInt8(ascii: ")")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let tilde = UInt8(ascii: "~")
    static let hyphen = UInt8(ascii: "-")
    static let questionMark = UInt8(ascii: "?")
    static let dot = UInt8(ascii: ".")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let equals = UInt8(ascii: "=")
    static let backslash = UInt8(ascii: "\\")
    static let openBrace = UInt8(ascii: "{")
    static let pipe = UInt8(ascii: "|")
    static let closeBrace = UInt8(ascii: "}")

    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

    /// Whether a name of a variable or field may start with it.
    var startsName: Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= self || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self
            || self == UInt8(ascii: "_")
    }

    /// Whether a name of a variable or field may contain it.
    var continuesName: Bool { startsName || isDigit }
}
