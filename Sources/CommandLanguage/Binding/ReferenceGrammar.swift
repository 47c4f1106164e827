// What a word means as a reference (Language §3): rows, keywords, addresses or names. The kinds and the
// prefixes of addresses come from outside, so the language knows nothing of Spotify. Nothing is looked up here.

/// The kinds and addresses there are.
package struct ReferenceGrammar: Sendable {
    /// `track`, `album` and so on: what may come before a colon.
    package var kinds: Set<String>
    /// `spotify:`, `https://open.spotify.com/` and so on: how addresses begin, in upper or lower case.
    package var addressPrefixes: [String]

    /// A grammar with these kinds and prefixes.
    package init(kinds: Set<String>, addressPrefixes: [String]) {
        self.kinds = kinds
        self.addressPrefixes = addressPrefixes
    }

    /// A word read as a reference.
    enum Reading: Equatable {
        /// Rows, a keyword, an address, a variable, or something quoted: a reference by itself.
        case definite(Reference)
        /// `album:weezer`, the name not quoted; the name may continue in the next word.
        case named(String, kind: String)
        /// Possibly a part of a name.
        case plain(String)
    }

    /// Reads one word.
    func read(_ word: Word) -> Reading {
        if let variable = word.rowVariable { return .definite(rows(of: variable)) }
        let text = word.text
        if isAddress(text) { return .definite(.address(text)) }
        guard word.pieces.contains(where: { $0.origin == .bare }) else { return .definite(.name(text, kind: nil)) }
        if let kinded = readKind(word) { return kinded }
        guard word.isBare else { return .plain(text) }
        switch text {
        case ".": return .definite(.selection)
        case "now": return .definite(.nowPlaying)
        case "liked": return .definite(.liked)
        case "-": return .definite(.standardInput)
        default: return RowSelection(parsing: text).map { .definite(.rows($0, kind: nil)) } ?? .plain(text)
        }
    }

    /// Whether the word alone is no reference of a form of its own, so that it may be a part of a name.
    package func isPlain(_ word: Word) -> Bool {
        switch read(word) {
        case .plain: true
        case .definite, .named: false
        }
    }

    /// Whether the word is a URI or another address.
    package func isAddress(_ word: Word) -> Bool { isAddress(word.text) }

    /// The rows of a variable, as the word selects them.
    private func rows(of variable: Variable) -> Reference {
        .variable(variable.name, variable.rows.flatMap { RowSelection(parsing: $0) })
    }

    /// Whether the text begins like an address and is longer than that.
    private func isAddress(_ text: String) -> Bool {
        addressPrefixes.contains { prefix in
            text.utf8.count > prefix.utf8.count
                && zip(text.utf8, prefix.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
        }
    }

    /// Reads `kind:rest`, if `rest` is not empty.
    private func readKind(_ word: Word) -> Reading? {
        let first = word.pieces[0]
        guard first.origin == .bare, let colon = first.text.utf8.firstIndex(of: .colon) else { return nil }
        let kind = String(first.text[..<colon])
        let bare = String(first.text[first.text.utf8.index(after: colon)...])
        guard kinds.contains(kind), !bare.isEmpty || word.pieces.count > 1 else { return nil }
        if word.isBare {
            let rest = word.text.utf8.dropFirst(kind.utf8.count + 1)
            if let rows = RowSelection(parsing: rest) { return .definite(.rows(rows, kind: kind)) }
        }
        let name = bare + word.pieces.dropFirst().map(\.text).joined()
        return bare.isEmpty ? .definite(.name(name, kind: kind)) : .named(name, kind: kind)
    }

    // MARK: Arguments

    /// The one thing that all the words name together.
    func one(_ argument: Argument) throws(UsageError) -> LocatedReference {
        if argument.words.count == 1 {
            return try located(read(argument.words[0]), argument.words[0])
        }
        return try name(argument)
    }

    /// The things the words name: each word one, or all of them one name.
    func several(_ argument: Argument) throws(UsageError) -> [LocatedReference] {
        let readings = argument.words.map(read)
        var definite = false
        var plain = false
        for reading in readings {
            switch reading {
            case .definite: definite = true
            case .named: break
            case .plain: plain = true
            }
        }
        guard plain, readings.count > 1 else {
            var things: [LocatedReference] = []
            for (reading, word) in zip(readings, argument.words) { things.append(try located(reading, word)) }
            return things
        }
        guard !definite else { throw mixed(argument, readings) }
        return [try name(argument)]
    }

    /// The things the words name: each word one, where none of them is plain; else all of them one name, whatever they
    /// look like: `the wall 2`.
    func oneOrSeveral(_ argument: Argument) throws(UsageError) -> [LocatedReference] {
        guard argument.words.count > 1, argument.words.contains(where: isPlain) else { return try several(argument) }
        return [try name(argument)]
    }

    /// The error of a name beside something else: rows and keywords were rather meant as a part of it, addresses and
    /// what is quoted as things of their own.
    private func mixed(_ argument: Argument, _ readings: [Reading]) -> UsageError {
        for (reading, word) in zip(readings, argument.words) {
            guard case .definite(let reference) = reading else { continue }
            let kind = MixedReference(reference, typed: word.text)
            let suggestion =
                kind.belongsToName
                ? Quoting.quoted(argument.words.map(\.text).joined(separator: " ")) : apart(argument, readings)
            return UsageError(.mixedReferences(kind, suggestion: suggestion), at: argument.span)
        }
        return UsageError(.emptyName, at: argument.span)
    }

    /// The words with quotes around those that are a name.
    private func apart(_ argument: Argument, _ readings: [Reading]) -> String {
        var (parts, name): ([String], [String]) = ([], [])
        for (reading, word) in zip(readings, argument.words) {
            if case .plain(let text) = reading {
                name.append(text)
                continue
            }
            if !name.isEmpty { parts.append(Quoting.quoted(name.joined(separator: " "))) }
            name = []
            parts.append(word.typed)
        }
        if !name.isEmpty { parts.append(Quoting.quoted(name.joined(separator: " "))) }
        return parts.joined(separator: " ")
    }

    /// All the words as one name. The first of them may say the kind.
    private func name(_ argument: Argument) throws(UsageError) -> LocatedReference {
        for word in argument.words {
            guard let variable = word.rowVariable else { continue }
            throw UsageError(.variable(.rowsAsText(variable.name)), at: word.span)
        }
        var texts = argument.words.map(\.text)
        var kind: String?
        if case .named(let name, let named)? = argument.words.first.map(read) {
            texts[0] = name
            kind = named
        }
        return LocatedReference(.name(texts.joined(separator: " "), kind: kind), span: argument.span)
    }

    /// What one word names. An empty name is an error, because no thing has one.
    private func located(_ reading: Reading, _ word: Word) throws(UsageError) -> LocatedReference {
        let reference = reference(reading)
        if case .name(let name, _) = reference, name.allSatisfy(\.isWhitespace) {
            throw UsageError(.emptyName, at: word.span)
        }
        return LocatedReference(reference, span: word.span)
    }

    /// The reference a reading stands for.
    private func reference(_ reading: Reading) -> Reference {
        switch reading {
        case .definite(let reference): reference
        case .named(let name, let kind): .name(name, kind: kind)
        case .plain(let text): .name(text, kind: nil)
        }
    }
}

extension UInt8 {
    /// The byte with an ASCII letter in lower case.
    var asciiLowercased: UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self }
}
