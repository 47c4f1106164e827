// A line read for its colours, token by token, and how much of that still holds at the next key. Quotes, variables,
// operators, comments and mistakes of writing are found here; what commands, options and references are is asked of the
// caller, stage by stage.

import Prompting

/// The last line that was read, and its parts.
struct LineScan {
    /// Returns the parts of the words of one stage.
    typealias Stage = (_ words: [UnexpandedWord], _ cursor: Int) -> [LinePart]

    /// A place where a command can start, and from which reading can continue.
    private struct Place {
        /// The lexer at that place, without the text.
        var lexer: Lexer
        /// How many parts come before it.
        var parts: Int
    }

    /// How many bytes are between two places at least.
    private static let stride = 256

    private(set) var parts: [LinePart] = []
    private var bytes: [UInt8] = []
    private var cursor = 0
    private var places: [Place] = []

    /// Reads a line; the cursor is beyond it when the line is finished.
    mutating func read(_ line: [UInt8], cursor: Int, stage: Stage) {
        guard line != bytes || cursor != self.cursor else { return }
        // What the lexer looks at after a place is two bytes at most, and a word looks different at the cursor.
        let same = places.isEmpty ? 0 : zip(line, bytes).prefix { $0 == $1 }.count
        let kept = min(same - 2, cursor, self.cursor)
        while let last = places.last, last.lexer.position > kept { places.removeLast() }
        parts.removeSubrange((places.last?.parts ?? 0)...)
        (bytes, self.cursor) = (line, cursor)
        var reading = Reading(lexer: places.last?.lexer ?? Lexer(bytes: [], openQuotes: .reported), cursor: cursor)
        reading.lexer.resume(in: line)
        reading.end = reading.lexer.position
        while reading.readToken(stage) {
            guard reading.isAtCommand, reading.end - (places.last?.lexer.position ?? 0) >= Self.stride else { continue }
            var lexer = reading.lexer
            lexer.resume(in: [])
            places.append(Place(lexer: lexer, parts: parts.count + reading.parts.count))
        }
        parts += reading.parts
    }
}

/// A line while it is read.
private struct Reading {
    var lexer: Lexer
    var cursor: Int
    var parts: [LinePart] = []
    /// The end of the last token.
    var end = 0
    /// The words of the stage so far; the frame divides those of `let NAME = (`.
    var frame = TreeBuilder.Frame(role: .top, start: 0)
    /// Whether a command of a pipeline of its own can start at `end`.
    var isAtCommand = false

    init(lexer: Lexer, cursor: Int) {
        self.lexer = lexer
        self.cursor = cursor
    }

    /// Reads one token; false when there is nothing more to read.
    mutating func readToken(_ stage: LineScan.Stage) -> Bool {
        let token: Token
        do throws(UsageError) {
            token = try lexer.next()
        } catch {
            // What comes after it is plain until it is mended.
            endStage(stage)
            parts.append(LinePart(.error, clamped(error.span)))
            return false
        }
        isAtCommand = false
        switch token {
        case .word(let word):
            pass(word.span)
            addLexical(of: word)
            add(word)
            // After `if` and `else` a command of its own starts.
            if lexer.atCommandStart { endStage(stage) }
        case .operator(.pipe, let span):
            pass(span)
            endStage(stage)
            parts.append(LinePart(.operator, span))
        case .operator(_, let span), .semicolon(let span):
            pass(span)
            endPipeline(stage)
            parts.append(LinePart(.operator, span))
        case .newline(let span):
            pass(span)
            // A line that ends in `|` continues.
            if frame.words.isEmpty { endStage(stage) } else { endPipeline(stage) }
            isAtCommand = frame.brackets == nil
        case .system(_, let span):
            pass(span)
            parts.append(LinePart(.operator, span.lowerBound..<span.lowerBound + 1))
        case .continuation(let span):
            pass(span)
            endStage(stage)
            return false
        case .end:
            pass(lexer.bytes.count..<lexer.bytes.count)
            endStage(stage)
            return false
        }
        return true
    }

    /// Passes on to a token; between two of them is nothing but space, or a comment up to the end of its line.
    private mutating func pass(_ span: Range<Int>) {
        if end < span.lowerBound, let sign = lexer.bytes[end..<span.lowerBound].firstIndex(of: .numberSign) {
            parts.append(LinePart(.comment, sign..<span.lowerBound))
        }
        end = span.upperBound
    }

    private func clamped(_ span: Range<Int>) -> Range<Int> {
        let start = min(max(span.lowerBound, 0), lexer.bytes.count)
        return start..<min(max(span.upperBound, start), lexer.bytes.count)
    }

    /// The quotes and variables of a word.
    private mutating func addLexical(of word: UnexpandedWord) {
        parts += lexer.takeQuotes().map { LinePart(.quote, clamped($0)) }
        parts += word.variables.map { LinePart(.variable, clamped($0.span)) }
    }

    /// Adds a word to the stage. Of `let NAME = (` the brackets are operators, and what is between them is a line.
    private mutating func add(_ word: UnexpandedWord) {
        guard let divided = (try? frame.divided(word)) ?? nil else {
            frame.words.append(word)
            return
        }
        frame.words += divided
        let end = divided.last?.span.upperBound ?? word.span.lowerBound
        if end < word.span.upperBound { parts.append(LinePart(.operator, end..<word.span.upperBound)) }
    }

    private mutating func endStage(_ stage: LineScan.Stage) {
        if !frame.words.isEmpty { parts += stage(frame.words, cursor) }
        // Of `let NAME = (A | B)` the brackets stay open from stage to stage.
        if frame.brackets == nil { frame = TreeBuilder.Frame(role: .top, start: 0) } else { frame.words = [] }
    }

    private mutating func endPipeline(_ stage: LineScan.Stage) {
        endStage(stage)
        frame = TreeBuilder.Frame(role: .top, start: 0)
        isAtCommand = true
    }
}
