// A template as it was typed: read by Rendering, its faults pointed at in the line, its fields checked like those of
// every other command.

package import CommandLanguage
package import Rendering
package import Rows
package import SpotifyAPI
import Text

/// A template, and where its text stands in the line.
package struct TemplateText: Sendable, Hashable {
    /// The template, ready to render.
    package var template: RowTemplate
    private let place: WordPlace

    /// Throws where the template cannot be read, at the place in the line.
    package init(_ word: Word) throws(UsageError) {
        place = WordPlace(word)
        do throws(TemplateError) {
            template = try RowTemplate(word.text)
        } catch {
            let typed = word.text.slice(error.span)
            throw UsageError(
                .invalidValue(typed, expected: Self.expected(error.fault, typed)), at: place.span(of: error.span))
        }
    }

    /// What should have been there, as the end of the message.
    private static func expected(_ fault: TemplateError.Fault, _ typed: String) -> String {
        // `{?artist}` without its braces and sign; a text longer than any field is only to be recognised.
        let field = CellWidth.truncated(String(typed.dropFirst(2).dropLast()), to: 30)
        return
            switch fault
        {
        case .unclosed: "closed by }; for a brace as text type {{"
        case .stray: "opened by {; for a brace as text type }}"
        case .noField: "a field, such as {name}"
        case .form: "a form, such as 20, >8, <8, ^8 or m:ss"
        case .formOfIndex: "a form of {index}, which is a number; it takes a width, such as {index:3} or {index:>3}"
        case .openCondition: "closed: {?\(field)} needs {/\(field)} after it"
        case .strayEnd: "opened: {/\(field)} needs {?\(field)} before it"
        }
    }

    /// Throws when rows of these tables lack one of its fields.
    package func check(in tables: [FieldTable], mode: Mode) throws {
        for use in template.uses where use.field != RowTemplate.index {
            let span = place.span(of: use.span)
            try FieldName(name: use.field, span: span).check(in: tables, mode: mode)
            guard let form = use.durationForm else { continue }
            let types = tables.compactMap { $0.field(use.field)?.type }
            guard types.isEmpty || types.contains(.duration) else {
                throw UsageError(.invalidValue(use.field, expected: "a duration, as \(form) needs"), at: span)
            }
        }
    }
}

/// Where parts of a word's text stand in the line.
struct WordPlace: Sendable, Hashable {
    private let whole: Range<Int>
    /// Where its text starts; nil where escapes or variables moved the rest.
    private let start: Int?

    init(_ word: Word) {
        whole = word.span
        let (typed, text) = (word.typed.utf8.count, word.text.utf8.count)
        let isOnePiece = word.pieces.count == 1 && word.pieces[0].origin != .variable
        start =
            switch typed - text {
            case 0 where isOnePiece: word.span.lowerBound
            case 2 where isOnePiece: word.span.lowerBound + 1
            default: nil
            }
    }

    func span(of part: Range<Int>) -> Range<Int> {
        start.map { $0 + part.lowerBound..<$0 + part.upperBound } ?? whole
    }
}

extension String {
    /// What stands at these UTF-8 offsets.
    fileprivate func slice(_ span: Range<Int>) -> String {
        String(decoding: Array(utf8)[span], as: UTF8.self)
    }
}
