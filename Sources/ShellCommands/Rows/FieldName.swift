// Fields as row commands are given them, and what is wrong with one that the rows will not have (Language §4).

package import CommandLanguage
package import Rows
package import SpotifyAPI

/// A field that was named, and where.
package struct FieldName: Sendable, Hashable {
    /// As it was typed.
    package var name: String
    /// Where it is in the line, for messages.
    package var span: Range<Int>

    /// A field at its place.
    package init(name: String, span: Range<Int>) {
        self.name = name
        self.span = span
    }
}

/// A field that Spotify does not send in Development Mode.
package struct FieldNotSent: Error, Sendable, Equatable {
    /// The field, as it was typed.
    package var field: String
    /// Where it is in the line.
    package var span: Range<Int>
}

extension FieldName {
    /// A slot for the names of fields, all that the command takes where it is named.
    static func slot(
        _ placeholder: Placeholder, help: String, shape: SlotShape, of command: String? = nil
    ) -> Slot<[FieldName]> {
        Slot(placeholder, help: help, noun: "a field", shape: shape, candidates: .fields) {
            (argument) throws(UsageError) in
            try refuseCommas(argument.words)
            if let command { try refuseBy(argument.words, of: command) }
            return argument.words.map { FieldName(name: $0.text, span: $0.span) }
        }
    }

    /// Throws for `year,name`, which other languages write where this one has blanks.
    static func refuseCommas(_ words: [Word]) throws(UsageError) {
        guard words.contains(where: { $0.bareText?.contains(",") == true }), let first = words.first,
            let last = words.last
        else { return }
        let names = words.flatMap { $0.text.split(separator: ",") }.joined(separator: " ")
        throw UsageError(.commas(spaced: names), at: first.span.lowerBound..<last.span.upperBound)
    }

    /// Throws for `by artist`, which other languages write before the fields.
    static func refuseBy(_ words: [Word], of command: String) throws(UsageError) {
        guard words.count > 1, let by = words[0].bareText, by.lowercased() == "by" else { return }
        let line = words.dropFirst().reduce(command) { $0 + " " + $1.typed }
        throw UsageError(.habit(.neededNot(by, line: line)), at: words[0].span)
    }

    /// `a,b` in one word.
    static func list(_ word: Word) throws(UsageError) -> [FieldName] {
        let place = WordPlace(word)
        var names: [FieldName] = []
        var start = 0
        for part in word.text.split(separator: ",", omittingEmptySubsequences: false) {
            let span = place.span(of: start..<start + part.utf8.count)
            guard !part.isEmpty else {
                throw UsageError(
                    .invalidValue(word.text, expected: "fields with commas between: name,artist"), at: span)
            }
            names.append(FieldName(name: String(part), span: span))
            start += part.utf8.count + 1
        }
        return names
    }

    /// The parts of the field before the point, as in `added.yaer`; none where it has no parts.
    private func parts(in tables: [FieldTable]) -> [String] {
        guard let point = name.lastIndex(of: ".") else { return [] }
        let whole = String(name[..<point])
        guard let type = tables.lazy.compactMap({ $0.field(whole)?.type }).first else { return [] }
        return FieldPart.parts(of: type).map { whole + "." + $0.rawValue }
    }

    /// The error of a field that none of the tables has.
    package func unknown(in tables: [FieldTable]) -> UsageError {
        var known: [String] = []
        for field in FieldTable.common + tables.flatMap(\.fields) where !known.contains(field.name) {
            known.append(field.name)
        }
        let parts = parts(in: tables)
        if !parts.isEmpty { known = parts }
        return UsageError(
            .unknownField(name, nearest: Suggestion.nearest(to: name, among: known).first, known: known), at: span)
    }

    /// Throws when none of the tables has the field, or none is sent in this mode; nothing is known of no tables.
    package func check(in tables: [FieldTable], mode: Mode) throws {
        guard !tables.isEmpty else { return }
        let fields = tables.compactMap { $0.field(name) }
        guard !fields.isEmpty else { throw unknown(in: tables) }
        if mode == .development, fields.allSatisfy({ $0.availability == .extendedModeOnly }) {
            throw FieldNotSent(field: name, span: span)
        }
    }
}
