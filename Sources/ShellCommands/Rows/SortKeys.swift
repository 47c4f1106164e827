// The fields that a line wants things sorted by, for `sort` and `playlist sort`. How two values compare is decided in
// `RowOrder`.

import CommandLanguage
import Rows
import Text

/// Fields to sort by, each upwards or downwards.
struct SortKeys: Sendable {
    /// The fields without their minus signs, for the checks.
    let fields: [FieldName]
    /// The order they give.
    let order: RowOrder

    /// Reads the words: `-year name`.
    ///
    /// - Parameter start: what is typed before them, for messages.
    init(_ words: [Word], after start: String = Sort.commandName) throws(UsageError) {
        try FieldName.refuseCommas(words)
        let typed = words.map(\.typed)
        let order = ForeignOrder(typed)
        if let place = order.place, let habit = order.habit(typed, after: start) {
            throw UsageError(.habit(habit), at: words[place].span)
        }
        fields = words.map { word in
            let isDescending = word.text.hasPrefix("-")
            return FieldName(name: isDescending ? String(word.text.dropFirst()) : word.text, span: word.span)
        }
        self.order = RowOrder(
            zip(fields, words).map { RowOrder.Key($0.name, $1.text.hasPrefix("-") ? .descending : .ascending) })
    }

    /// The words again, for messages.
    var text: String {
        let words = order.keys.map { key in
            switch key.direction {
            case .ascending: key.field
            case .descending: "-" + key.field
            }
        }
        return Sanitiser.clean(words.joined(separator: " "))
    }

    /// The slot for them, at the end of a line.
    static func slot(candidates: CandidateSource) -> Slot<[Word]> {
        .words(
            "[-]FIELD", help: "fields; a minus sign before one: largest or latest first", noun: "a field",
            shape: .several, candidates: candidates)
    }
}
