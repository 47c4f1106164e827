// `NAME = VALUE` as words, for the commands that take one. What the value means is decided by each of them.

import CommandLanguage

/// Reads assignments.
enum Assignment {
    /// Throws for an option after the `=`, which would silently be taken out of the value.
    static func refuseOptions(_ input: ParsedInput, where slot: Slot<[Word]>) throws(UsageError) {
        guard let words = input.span(of: slot), let option = input.firstOption,
            option.span.lowerBound > words.lowerBound
        else { return }
        throw UsageError(.option(.asText("--" + option.name)), at: option.span)
    }

    /// The name and the words of the value: `name = value`, `name =value`, `name= value` and `name=value` alike.
    static func parts(of words: [Word], usage: String) throws(UsageError) -> (String, [Word]) {
        guard let first = words.first else { return ("", []) }
        if words.count > 1, let equals = words[1].bareText, equals.hasPrefix("="), first.isBare {
            let rest = String(equals.dropFirst())
            let head = rest.isEmpty ? [] : [Word([.init(rest, .bare)], typed: rest, span: words[1].span)]
            return (first.text, head + words.dropFirst(2))
        }
        guard let place = first.pieces.first?.text.firstIndex(of: "="), first.pieces.first?.origin == .bare else {
            throw UsageError(.missingPart("=", after: first.text, usage: usage), at: first.span)
        }
        var pieces = first.pieces
        let name = String(pieces[0].text[..<place])
        guard !name.isEmpty else { throw UsageError(.missingPart("a name", after: nil, usage: usage), at: first.span) }
        pieces[0].text = String(pieces[0].text[pieces[0].text.index(after: place)...])
        let value = Word(pieces.filter { !$0.text.isEmpty }, typed: pieces.map(\.text).joined(), span: first.span)
        return (name, (value.pieces.isEmpty ? [] : [value]) + words.dropFirst())
    }
}
