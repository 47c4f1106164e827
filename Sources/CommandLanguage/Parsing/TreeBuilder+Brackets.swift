// The brackets of `let NAME = (PIPELINE)`: the words before them are divided where the bracket is, so that they are a
// prefix of the pipeline, and the bracket that closes is taken off the last word. Brackets anywhere else belong to
// names and conditions.

extension TreeBuilder {
    /// The brackets around the value of a variable, while a line is read.
    struct Brackets {
        /// The place of the opening one.
        var opening: Range<Int>
        /// How many brackets of names and conditions are open inside.
        var depth = 0
        /// Whether the closing one has come.
        var isClosed = false
    }
}

extension TreeBuilder.Frame {
    /// Whether words of the value in brackets are being read.
    var isInBrackets: Bool { brackets.map { !$0.isClosed } ?? false }

    /// Notes a word of the stage that may begin `let NAME = (`, and divides it where the bracket opens.
    ///
    /// Returns nil where the word is one like any other.
    mutating func divided(_ word: UnexpandedWord) throws(UsageError) -> [UnexpandedWord]? {
        if brackets != nil { return try contained(word) }
        guard let letPlace else {
            if case .loopHead = role { return nil }
            guard stages.isEmpty, word.typed == Keyword.let.rawValue,
                Keyword.Prefix.count(in: words[...] + [word]) == words.count
            else { return nil }
            self.letPlace = words.count
            return nil
        }
        let head = words.count - letPlace
        guard head <= 3, let parts = Self.parts(of: words[(letPlace + 1)...] + [word]) else { return nil }
        words.removeSubrange((letPlace + 1)...)
        brackets = .init(opening: parts.bracket.span)
        var divided = [parts.name, parts.equals, parts.bracket]
        if let rest = parts.rest?.readingVariable {
            try Self.requireValue(of: rest)
            try Self.requireWord(rest)
            divided += try contained(rest)
        }
        return divided
    }

    /// What `NAME = (REST` is made of, however the spaces are.
    private static func parts(
        of words: [UnexpandedWord]
    ) -> (name: UnexpandedWord, equals: UnexpandedWord, bracket: UnexpandedWord, rest: UnexpandedWord?)? {
        var left = words[...]
        guard let name = left.first?.prefix(where: { $0.continuesName }) else { return nil }
        drop(name, from: &left)
        guard let equals = left.first?.prefix("=") else { return nil }
        drop(equals, from: &left)
        guard let bracket = left.first?.prefix("(") else { return nil }
        drop(bracket, from: &left)
        guard left.count < 2 else { return nil }
        return (name, equals, bracket, left.first)
    }

    private static func drop(_ part: UnexpandedWord, from words: inout ArraySlice<UnexpandedWord>) {
        guard let first = words.popFirst() else { return }
        guard let rest = first.dropFirst(part.typed.utf8.count) else { return }
        words = [rest] + words
    }

    /// A word of the pipeline in brackets, without the bracket that closes them.
    private mutating func contained(_ word: UnexpandedWord) throws(UsageError) -> [UnexpandedWord] {
        guard var open = brackets else { return [word] }
        guard !open.isClosed else { throw UsageError(.wanted("; or a new line", instead: word.typed), at: word.span) }
        defer { brackets = open }
        if words.count > 3, Keyword.Prefix.count(in: words[...]) == words.count { try Self.requireValue(of: word) }
        for piece in word.pieces {
            guard case .bare(let text) = piece else { continue }
            for byte in text.utf8 {
                if byte == .openBracket { open.depth += 1 }
                if byte == .closeBracket { open.depth -= 1 }
            }
        }
        guard open.depth < 0 else { return [word] }
        guard open.depth == -1, let last = word.pieces.last, case .bare(let text) = last,
            text.utf8.last == .closeBracket
        else { throw UsageError(.wanted("; or a new line", instead: word.typed), at: word.span) }
        open.isClosed = true
        let rest = word.dropLast(1)
        guard rest != nil || words.count > (letPlace ?? 0) + 4 || !stages.isEmpty else {
            throw emptyBrackets(at: open.opening)
        }
        guard rest != nil || !words.isEmpty else { throw UsageError(.unexpectedOperator(")"), at: word.span) }
        if let rest { try Self.requireWord(rest) }
        return rest.map { [$0.readingVariable] } ?? []
    }

    /// Throws where the first word in brackets is no command that can give a value.
    private static func requireValue(of word: UnexpandedWord) throws(UsageError) {
        if word.typed.utf8.first == .exclamationMark {
            throw UsageError(.pipe(.givesNoValue(command: "!")), at: word.span)
        }
        if word.typed == Keyword.let.rawValue {
            throw UsageError(.pipe(.givesNoValue(command: word.typed)), at: word.span)
        }
    }

    /// Throws where a sign that means something by itself stood right beside a bracket, and was no word of its own, or
    /// a quote, which begins a text only where a word begins.
    private static func requireWord(_ word: UnexpandedWord) throws(UsageError) {
        if case .bare(let text)? = word.pieces.first, let quote = text.first, quote == "'" || quote == "\"" {
            throw UsageError(.unexpectedOperator(String(quote)), at: word.span.lowerBound..<word.span.lowerBound + 1)
        }
        guard word.pieces.count == 1, case .bare(let text) = word.pieces[0], !text.isEmpty,
            Token.Operator(rawValue: text) != nil || text == "#" || text.utf8.allSatisfy({ $0 == .semicolon })
        else { return }
        throw UsageError(.unexpectedOperator(text), at: word.span)
    }

    /// Throws where a line, or a part of it, ends within the brackets.
    func requireClosedBrackets(at end: Int) throws(UsageError) {
        guard isInBrackets else { return }
        throw UsageError(.missingPart(")", after: words.last?.typed, usage: Self.valueUsage), at: end..<end)
    }

    /// Throws where a stage cannot end: after the brackets, and while one of a name or condition inside is open.
    func requireStageInBrackets(at span: Range<Int>) throws(UsageError) {
        guard let brackets else { return }
        guard !brackets.isClosed else { throw UsageError(.unexpectedOperator(Token.Operator.pipe.rawValue), at: span) }
        if brackets.depth > 0 { try requireClosedBrackets(at: span.lowerBound) }
    }

    /// The error for brackets with nothing in them.
    private func emptyBrackets(at span: Range<Int>) -> UsageError {
        UsageError(
            .missingPart("a pipeline", after: "(", usage: Self.valueUsage), at: span.upperBound..<span.upperBound)
    }

    private static let valueUsage = "\(Keyword.let.rawValue) NAME = (PIPELINE)"
}

extension UnexpandedWord {
    /// The bare text that the word begins with, as a word of its own; nil where it does not begin with it.
    fileprivate func prefix(_ text: String) -> UnexpandedWord? {
        guard case .bare(let first)? = pieces.first, first.utf8.starts(with: text.utf8) else { return nil }
        return bare(text)
    }

    /// The bytes that its bare text begins with, as a word of its own; nil where there are none.
    fileprivate func prefix(where isWanted: (UInt8) -> Bool) -> UnexpandedWord? {
        guard case .bare(let first)? = pieces.first, let text = String(first.utf8.prefix(while: isWanted)),
            !text.isEmpty
        else { return nil }
        return bare(text)
    }

    /// The word, where a bracket has kept the lexer from reading it as a variable: `(liked | take $n)`.
    fileprivate var readingVariable: UnexpandedWord {
        guard typed.utf8.first == .dollar, pieces.count == 1, case .bare = pieces[0] else { return self }
        var lexer = Lexer(typed)
        guard case .word(let word)? = try? lexer.next(), case .variable(var variable)? = word.pieces.first,
            word.pieces.count == 1
        else { return self }
        variable.span = span
        return UnexpandedWord([.variable(variable)], typed: typed, span: span)
    }

    private func bare(_ text: String) -> UnexpandedWord {
        UnexpandedWord([.bare(text)], typed: text, span: span.lowerBound..<span.lowerBound + text.utf8.count)
    }

    /// The word without so many bytes of the bare text that it begins with; nil where nothing is left.
    fileprivate func dropFirst(_ count: Int) -> UnexpandedWord? {
        guard case .bare(let first)? = pieces.first else { return self }
        var rest = pieces
        rest[0] = .bare(String(first.utf8.dropFirst(count)) ?? "")
        if first.utf8.count <= count { rest.removeFirst() }
        guard !rest.isEmpty else { return nil }
        return UnexpandedWord(
            rest, typed: String(typed.utf8.dropFirst(count)) ?? "", span: span.lowerBound + count..<span.upperBound)
    }

    /// The word without so many bytes of the bare text that it ends with; nil where nothing is left.
    fileprivate func dropLast(_ count: Int) -> UnexpandedWord? {
        guard case .bare(let last)? = pieces.last else { return self }
        var rest = pieces
        rest[rest.count - 1] = .bare(String(last.utf8.dropLast(count)) ?? "")
        if last.utf8.count <= count { rest.removeLast() }
        guard !rest.isEmpty else { return nil }
        return UnexpandedWord(
            rest, typed: String(typed.utf8.dropLast(count)) ?? "", span: span.lowerBound..<span.upperBound - count)
    }
}
