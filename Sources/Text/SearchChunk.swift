// Owns what stands between two spaces of a folded text, cut into the words that an index keeps of it, with the other
// spellings under which it is looked for. What becomes of the words is left to SearchWords.

/// A part of a text without spaces.
struct SearchChunk {
    /// What a scalar is in a word.
    enum Kind { case letter, unspaced, mark, inside, apostrophe, sign, between, space }

    /// A stretch of a chunk that is one word, or a run of letters that follow each other without spaces.
    struct Piece {
        enum Kind { case word, run, sign }
        var kind: Kind
        var scalars: [Unicode.Scalar]
    }

    /// Its words in order, without what separates them.
    private(set) var pieces: [Piece] = []
    /// Whether it is a sign that is read as a word.
    private(set) var isAnd = false
    /// Its letters without what separates them, with signs that stand for letters read as these.
    private var joined: [Unicode.Scalar] = []
    private var hasReadSigns = false
    /// What comes after each apostrophe.
    private var tails: [[Unicode.Scalar]] = []
    /// What comes before the first.
    private var head: [Unicode.Scalar] = []

    /// The chunks of a text that is not folded yet.
    static func chunks(of text: String) -> [SearchChunk] {
        var chunks: [SearchChunk] = []
        var part: [Unicode.Scalar] = []
        func end() {
            guard !part.isEmpty else { return }
            let chunk = SearchChunk(part)
            if !chunk.pieces.isEmpty { chunks.append(chunk) }
            part.removeAll(keepingCapacity: true)
        }
        for scalar in Folding.folded(text).unicodeScalars {
            if Kind(scalar) == .space { end() } else { part.append(scalar) }
        }
        end()
        return chunks
    }

    private init(_ scalars: [Unicode.Scalar]) {
        if scalars.count == 1, scalars[0] == "&" || scalars[0] == "+" {
            isAnd = true
            pieces = [Piece(kind: .word, scalars: ["a", "n", "d"])]
            return
        }
        var isOpen = false
        for (place, scalar) in scalars.enumerated() {
            switch Kind(scalar) {
            case .letter:
                add(scalar, to: .word, &isOpen)
                spell(scalar)
            case .unspaced: add(scalar, to: .run, &isOpen)
            // A mark belongs to the letter before it, whatever its script.
            case .mark:
                add(scalar, to: isOpen ? pieces.last?.kind ?? .word : .word, &isOpen)
                spell(scalar)
            case .sign: add(scalar, to: .sign, &isOpen)
            case .apostrophe: if isOpen, pieces.last?.kind == .word { tails.append([]) }
            case .inside: break
            case .between, .space:
                isOpen = false
                if let letter = Self.letter(for: scalar, at: place, in: scalars) {
                    joined.append(letter)
                    hasReadSigns = true
                }
            }
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar, to kind: Piece.Kind, _ isOpen: inout Bool) {
        if isOpen, pieces[pieces.count - 1].kind == kind {
            pieces[pieces.count - 1].scalars.append(scalar)
        } else {
            pieces.append(Piece(kind: kind, scalars: [scalar]))
        }
        isOpen = true
    }

    private mutating func spell(_ scalar: Unicode.Scalar) {
        joined.append(scalar)
        if tails.isEmpty { head.append(scalar) } else { tails[tails.count - 1].append(scalar) }
    }

    /// The letter as which a sign is read beside letters: `$uicideboy$`, `P!nk`.
    private static func letter(
        for sign: Unicode.Scalar, at place: Int, in scalars: [Unicode.Scalar]
    ) -> Unicode.Scalar? {
        func isLetter(_ place: Int) -> Bool {
            scalars.indices.contains(place) && (0x61...0x7A).contains(scalars[place].value)
        }
        switch sign {
        case "$":
            // Several can end a word: `Bada$$`.
            let isBeside = isLetter(place - 1) || isLetter(place + 1)
            return isBeside || place > 1 && scalars[place - 1] == "$" && isLetter(place - 2) ? "s" : nil
        case "!": return isLetter(place - 1) && isLetter(place + 1) ? "i" : nil
        default: return nil
        }
    }

    // MARK: Words

    /// Its words in order. Of a run there is each letter with the next, and the last one alone.
    /// - Parameter endsQuery: whether the last run is looked for, and so may be a part of a longer one.
    func words(endsQuery: Bool = false) -> [String] {
        var words: [String] = []
        for (place, piece) in pieces.enumerated() {
            switch piece.kind {
            case .word, .sign: words.append(Self.text(piece.scalars))
            case .run:
                for next in piece.scalars.indices.dropFirst() {
                    words.append(Self.text(piece.scalars[(next - 1)...next]))
                }
                let isLast = endsQuery && place == pieces.count - 1
                if !isLast || piece.scalars.count == 1 { words.append(Self.text(piece.scalars.suffix(1))) }
            }
        }
        return words
    }

    /// Whether a run is at its end.
    var endsInRun: Bool { pieces.last?.kind == .run }

    /// How many letters the run at its end has.
    var lengthOfRun: Int { pieces.last?.scalars.count ?? 0 }

    /// All that is in its words, without anything between.
    var letters: String { Self.text(pieces.flatMap(\.scalars)) }

    /// Other words under which it is looked for: its letters joined, and what comes after an apostrophe.
    var spellings: [String] {
        var words = joinedWord.map { [$0] } ?? []
        for tail in tails where tail.count >= Self.shortestTail || tails.count > 1 && !tail.isEmpty {
            words.append(Self.text(tail))
        }
        return words
    }

    /// What else a text may hold that is looked for as this chunk.
    var otherPhrases: [[String]] {
        var phrases = joinedWord.map { [[$0]] } ?? []
        if pieces.count == 1, !tails.isEmpty, !head.isEmpty {
            phrases.append(([head] + tails.filter { !$0.isEmpty }).map(Self.text))
        }
        return phrases
    }

    /// `acdc` for `AC/DC`, `pink` for `P!nk`; nil where it would be no other word.
    private var joinedWord: String? {
        guard !joined.isEmpty, joined.count <= Self.longestJoined, hasReadSigns || pieces.count > 1,
            pieces.allSatisfy({ $0.kind == .word })
        else { return nil }
        return Self.text(joined)
    }

    /// Shorter endings are those of `don't` and `we've`, which no one looks for.
    private static let shortestTail = 3
    /// What is longer is an address, or a list.
    private static let longestJoined = 24

    private static func text(_ scalars: some Collection<Unicode.Scalar>) -> String { String(of: scalars) }
}

extension SearchChunk.Kind {
    /// What a folded scalar is.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: self = .letter
        case 0x20, 0x09...0x0D: self = .space
        case 0x27, 0x2018, 0x2019, 0x02BC, 0x02B9, 0x2032, 0x05F3, 0x05F4: self = .apostrophe
        case 0..<0x80: self = .between
        // The Arabic stroke that only makes words longer.
        case 0x0640: self = .inside
        // Thai and Lao; Myanmar; Khmer; Hangul; kana with its marks of length and voice; Han in all its blocks.
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0x1780...0x17D3, 0x17D7,
            0x17DC...0x17FF, 0x1100...0x11FF, 0xAC00...0xD7A3, 0x3005...0x3007, 0x3041...0x3096, 0x3099...0x309F,
            0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x323AF:
            self = .unspaced
        // The tones of skin.
        case 0x1F3FB...0x1F3FF: self = .inside
        default: self.init(scalar.properties.generalCategory)
        }
    }

    private init(_ category: Unicode.GeneralCategory) {
        switch category {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            self = .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
        case .otherSymbol: self = .sign
        case .format: self = .inside
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .surrogate: self = .space
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .unassigned:
            self = .between
        @unknown default: self = .between
        }
    }
}
