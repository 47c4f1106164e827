// What a word means as a reference (Language §3): rows, keywords, addresses, names. Kinds and address prefixes come from
// outside, so that the language knows nothing of Spotify; nothing is looked up here.

/// The kinds and addresses there are.
package struct ReferenceGrammar: Sendable {
    /// `track`, `album` …: what may stand before a colon.
    package var kinds: Set<String>
    /// `spotify:`, `https://open.spotify.com/` …: how addresses start, upper and lower case alike.
    package var addressPrefixes: [String]

    package init(kinds: Set<String>, addressPrefixes: [String]) {
        self.kinds = kinds
        self.addressPrefixes = addressPrefixes
    }

    /// A word read as a reference.
    enum Reading: Equatable {
        /// Rows, a keyword, an address, a variable, something quoted: stands for itself among others.
        case definite(Reference)
        /// `album:weezer`, the name not quoted; may go on in the next word.
        case named(String, kind: String)
        /// Could be part of a name.
        case plain(String)
    }

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

    private func rows(of variable: Variable) -> Reference {
        .variable(variable.name, variable.rows.flatMap { RowSelection(parsing: $0) })
    }

    private func isAddress(_ text: String) -> Bool {
        addressPrefixes.contains { prefix in
            text.utf8.count > prefix.utf8.count
                && zip(text.utf8, prefix.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
        }
    }

    /// `kind:rest`, where `rest` is not empty.
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

    /// The one thing that all the words stand for.
    func one(_ argument: Argument) throws(UsageError) -> LocatedReference {
        if argument.words.count == 1 {
            return try located(read(argument.words[0]), argument.words[0])
        }
        return try name(argument)
    }

    /// The things the words stand for: each word one, or all of them one name.
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
        guard !definite else {
            let words = argument.words.map(\.text).joined(separator: " ")
            throw UsageError(.mixedReferences(suggestion: Quoting.quoted(words)), at: argument.span)
        }
        return [try name(argument)]
    }

    /// All the words as one name, the first of which may say the kind.
    private func name(_ argument: Argument) throws(UsageError) -> LocatedReference {
        for word in argument.words {
            guard let variable = word.rowVariable else { continue }
            throw UsageError(.rowsAsText(variable.name), at: word.span)
        }
        var texts = argument.words.map(\.text)
        var kind: String?
        if case .named(let name, let named)? = argument.words.first.map(read) {
            texts[0] = name
            kind = named
        }
        return LocatedReference(.name(texts.joined(separator: " "), kind: kind), span: argument.span)
    }

    /// What one word names; nothing is called by an empty one.
    private func located(_ reading: Reading, _ word: Word) throws(UsageError) -> LocatedReference {
        let reference = reference(reading)
        if case .name(let name, _) = reference, name.allSatisfy(\.isWhitespace) {
            throw UsageError(.emptyName, at: word.span)
        }
        return LocatedReference(reference, span: word.span)
    }

    private func reference(_ reading: Reading) -> Reference {
        switch reading {
        case .definite(let reference): reference
        case .named(let name, let kind): .name(name, kind: kind)
        case .plain(let text): .name(text, kind: nil)
        }
    }
}

extension UInt8 {
    var asciiLowercased: UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self }
}
