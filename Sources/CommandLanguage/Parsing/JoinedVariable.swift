// A variable without braces that other text touches: `$x.csv`, `name:$x`. As in `A$AP` and `Ke$ha` the sign is text,
// but where a variable of that name is set the text is hardly ever meant, so the word is refused (Language §2).

/// Finds variables that would silently be text.
enum JoinedVariable {
    /// Throws where a bare stretch of a word names a variable that is set.
    ///
    /// Only words with a `$` come here, so nothing of it has to be fast.
    static func refuse(
        in text: String, of word: UnexpandedWord, with lookup: Expansion.Lookup
    ) throws(UsageError) {
        let bytes = Array(text.utf8)
        var (position, taken) = (0, 0)
        var filledIn = ""
        var found: String?
        while position < bytes.count {
            guard bytes[position] == .dollar, let end = nameEnd(in: bytes, after: position) else {
                position += 1
                continue
            }
            let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
            if let isRows = try isSet(name, word.span, lookup) {
                let fieldEnd = isRows ? Self.fieldEnd(in: bytes, at: end) : end
                filledIn += String(decoding: bytes[taken..<position], as: UTF8.self)
                filledIn += "${" + String(decoding: bytes[(position + 1)..<fieldEnd], as: UTF8.self) + "}"
                taken = fieldEnd
                found = found ?? name
            }
            position = max(end, taken)
        }
        guard let name = found else { return }
        filledIn += String(decoding: bytes[taken...], as: UTF8.self)
        let whole = whole(word, text, filledIn)
        throw UsageError(
            .variable(.joined(name, word: word.typed, filledIn: whole, asText: Quoting.quoted(word.typed))),
            at: word.span)
    }

    /// The word as it was typed, with one stretch of it written in another way.
    private static func whole(_ word: UnexpandedWord, _ text: String, _ filledIn: String) -> String {
        let (typed, stretch) = (Array(word.typed.utf8), Array(text.utf8))
        for start in 0...max(0, typed.count - stretch.count) where typed[start...].starts(with: stretch) {
            return String(decoding: typed[..<start], as: UTF8.self) + filledIn
                + String(decoding: typed[(start + stretch.count)...], as: UTF8.self)
        }
        return filledIn
    }

    /// Whether the variable holds rows; nil where it is not set.
    private static func isSet(
        _ name: String, _ span: Range<Int>, _ lookup: Expansion.Lookup
    ) throws(UsageError) -> Bool? {
        do throws(UsageError) {
            switch try lookup(Variable(name, span: span)) {
            case .words: return false
            case .rows, .noRows: return true
            }
        } catch {
            guard case .variable(.unset) = error.fault else { throw error }
            return nil
        }
    }

    /// The end of the name of a variable or the number of an argument; nil where none follows the sign.
    ///
    /// `$?`, `$#` and `$@` are always set, so they count only where a value ends with them, as in `s=$?`: in a title
    /// such signs are letters.
    private static func nameEnd(in bytes: [UInt8], after sign: Int) -> Int? {
        var end = sign + 1
        guard end < bytes.count else { return nil }
        if bytes[end].isSpecialVariable {
            let isValue = sign > 0 && [.equals, .colon, .dot].contains(bytes[sign - 1])
            return isValue && end + 1 == bytes.count ? end + 1 : nil
        }
        let isNumber = bytes[end].isDigit
        guard isNumber || bytes[end].startsName else { return nil }
        while end < bytes.count, isNumber ? bytes[end].isDigit : bytes[end].continuesName { end += 1 }
        return end
    }

    /// The end of `.field` after the name of rows; where there is none, the end of the name.
    private static func fieldEnd(in bytes: [UInt8], at end: Int) -> Int {
        guard end + 1 < bytes.count, bytes[end] == .dot, bytes[end + 1].startsName else { return end }
        var fieldEnd = end + 1
        while fieldEnd < bytes.count, bytes[fieldEnd].continuesName { fieldEnd += 1 }
        return fieldEnd
    }
}
