// Slots for things: artists, albums, playlists and tracks, as a line names them.

extension Slot where Value == LocatedReference {
    /// A slot for one thing. With the shapes `rest` and `optionalRest` all the words that are left are its name.
    ///
    /// Tab offers rows and names of the kinds, in the order of the kinds.
    package static func thing(
        _ placeholder: Placeholder, kinds: [String], grammar: ReferenceGrammar, help: String,
        noun: String = "a row, a name or a URI", shape: SlotShape = .rest,
    ) -> Slot<LocatedReference> {
        var slot = Slot(placeholder, help: help, noun: noun, shape: shape, candidates: .rows(kinds)) {
            (argument) throws(UsageError) in
            try grammar.one(argument)
        }
        slot.takesRows = true
        return slot
    }
}

extension Slot where Value == [LocatedReference] {
    /// A slot for several things, shown as `NAME...`: each word one thing, or all of them one name (Language §3).
    ///
    /// The values throw `mixedReferences` for rows and names side by side.
    package static func things(
        _ placeholder: Placeholder, kinds: [String], grammar: ReferenceGrammar, help: String,
        noun: String = "rows, names or URIs", shape: SlotShape = .several,
    ) -> Slot<[LocatedReference]> {
        var slot = Slot(placeholder, help: help, noun: noun, shape: shape, candidates: .rows(kinds)) {
            (argument) throws(UsageError) in
            try grammar.several(argument)
        }
        slot.takesRows = true
        return slot
    }

    /// A slot for one thing or several, for commands that look at what is named: bare words are one name, and only
    /// words that each name a thing by themselves, such as rows and URIs, are several.
    package static func oneOrSeveral(
        _ placeholder: Placeholder, kinds: [String], grammar: ReferenceGrammar, help: String, shape: SlotShape
    ) -> Slot<[LocatedReference]> {
        var slot = Slot(
            placeholder, help: help, noun: "a row, a name or a URI", shape: shape, candidates: .rows(kinds)
        ) { (argument) throws(UsageError) in
            try grammar.oneOrSeveral(argument)
        }
        slot.takesRows = true
        return slot
    }

    /// A slot for several things before a word, shown as `P...`: each word is one thing, so that a name of several
    /// words needs quotes (Language §3).
    package static func things(
        _ placeholder: Placeholder, before word: String, kinds: [String], grammar: ReferenceGrammar, help: String,
        noun: String,
    ) -> Slot<[LocatedReference]> {
        var slot = Slot(
            placeholder, help: help, noun: noun, shape: .optionalSeveralBefore(word), candidates: .rows(kinds)
        ) { (argument) throws(UsageError) in
            var things: [LocatedReference] = []
            for word in argument.words {
                things.append(try grammar.one(Argument(words: [word], typed: word.typed, span: word.span)))
            }
            return things
        }
        slot.takesRows = true
        return slot
    }
}
