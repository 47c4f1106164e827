// Where Tab begins, with the word around the cursor. The text after the cursor belongs to the word: a candidate for the
// whole word replaces all of it, and several words when the slot reads them as one name (`playlist Road⎸ Songs`). When
// nothing fits the whole, the candidates are those for the text before the cursor, and a space separates them from the
// rest. So no part of what was replaced stays in the line.

package import Prompting
import Text

extension CompletionEngine {
    /// What can be put at the cursor, an offset in UTF-8: the candidates for the word around it.
    package func completions(for line: String, cursor: Int) -> CompletionPlan {
        let cursor = min(max(cursor, 0), line.utf8.count)
        let before = completions(upTo: cursor, of: line, depth: 0)
        let rest = BareRest(of: line, from: cursor)
        guard before.trailing == 0, rest.isInWord || !before.candidates.isEmpty else { return before }
        for end in rest.ends {
            guard var plan = whole(line, cursor: cursor, end: end) else { continue }
            if rest.isClosedByBrace(at: end), plan.candidates.allSatisfy({ $0.insertion.utf8.last == .closeBrace }) {
                plan.trailing += 1
            }
            return plan
        }
        return rest.isInWord ? apart(before, from: rest) : before
    }

    /// The candidates for all up to `end`; nil when they would not replace the text before the cursor as well.
    private func whole(_ line: String, cursor: Int, end: Int) -> CompletionPlan? {
        var plan = completions(upTo: end, of: line, depth: 0)
        guard !plan.candidates.isEmpty, plan.replacing.lowerBound <= cursor else { return nil }
        plan.replacing = plan.replacing.lowerBound..<cursor
        plan.trailing = end - cursor
        plan.isForTrailing = true
        return plan
    }

    /// The candidates for the text before the cursor, when the rest of the word belongs to none of them.
    private func apart(_ plan: CompletionPlan, from rest: BareRest) -> CompletionPlan {
        var plan = plan
        guard rest.beginsWithLetter else {
            for index in plan.candidates.indices where plan.candidates[index].suffix == " " {
                plan.candidates[index].suffix = ""
            }
            return plan
        }
        // What they share would run into the rest.
        if plan.candidates.count > 1 { plan.common = "" }
        for index in plan.candidates.indices where plan.candidates[index].suffix == " " {
            plan.candidates[index].insertion += " "
            plan.candidates[index].suffix = ""
        }
        return plan
    }
}

/// What follows the cursor in its word, and the words after it that could belong to the same name.
private struct BareRest {
    /// Where the text to complete could end, the farthest first.
    private(set) var ends: [Int] = []
    /// Whether the cursor is before the end of a word.
    private(set) var isInWord = false
    /// Whether a letter or a digit comes next.
    private(set) var beginsWithLetter = false
    private let bytes: [UInt8]

    /// More words than this are not taken for one name.
    private static let mostWords = 8

    init(of line: String, from cursor: Int) {
        bytes = Array(line.utf8)
        guard (0..<bytes.count).contains(cursor), bytes[cursor] != .newline else { return }
        let isTouched = cursor > 0 && !bytes[cursor - 1].isBlank
        let wordEnd = Self.endOfWord(in: bytes, from: cursor)
        isInWord = wordEnd > cursor
        guard isInWord || isTouched else { return }
        if isInWord {
            let next = bytes[cursor]
            beginsWithLetter = next.continuesName || next >= 0x80
            ends.append(wordEnd)
            // A list, a condition or an option's value continues after a sign.
            if let sign = bytes[cursor..<wordEnd].firstIndex(where: \.separates), sign > cursor { ends.append(sign) }
        }
        var position = wordEnd
        for _ in 1..<Self.mostWords {
            let start = bytes[position...].firstIndex { !$0.isBlank } ?? bytes.count
            let end = Self.endOfWord(in: bytes, from: start)
            guard start > position, end > start, Self.isPartOfName(bytes[start..<end]) else { break }
            ends.insert(end, at: 0)
            position = end
        }
    }

    /// Whether a brace closes a variable at this place.
    func isClosedByBrace(at end: Int) -> Bool { end < bytes.count && bytes[end] == .closeBrace }

    /// The end of the bare word at a place; the place itself when no word is there.
    private static func endOfWord(in bytes: [UInt8], from start: Int) -> Int {
        var end = bytes[start...].firstIndex { $0.isBlank || $0 == .newline } ?? bytes.count
        // A semicolon at the end of a word ends the command.
        if end > start, bytes[end - 1] == .semicolon { end -= 1 }
        return end
    }

    /// Whether a word could be one of several of a name, and is not an operator, an option or quoted.
    private static func isPartOfName(_ word: ArraySlice<UInt8>) -> Bool {
        if word.starts(with: [.hyphen, .hyphen]) || word.first == .dollar { return false }
        let text = String(decoding: word, as: UTF8.self)
        return !["|", "&&", "||", "{", "}", "#", "\\"].contains(text) && !"\"'“‘".contains(text.prefix(1))
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == .space || self == .tab || self == .carriageReturn }

    /// Whether another part of the same word begins after it.
    fileprivate var separates: Bool { ",=:()<>!~}".utf8.contains(self) }
}
