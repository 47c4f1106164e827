// Sentences for references that name nothing usable: numbers, names, addresses, and the input of a pipe (Language §3).
// Finding what a reference names is left to the resolver; what to type next is mostly in Diagnostic+ReferenceAdvice.

import Rows
package import ShellCommands
import Text

extension ReferenceError: Explained {
    /// Why the reference names nothing usable, and how to name it.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        let reference = context.reference
        return switch self {
        case .nothingListed(let wanted): .nothingListed(wanted, reference)
        case .beyondListing(let number, let count, let listing):
            .beyondListing(number, of: count, listing, reference)
        case .wrongKind(let found, let name, let wanted): .wrongKind(found, name, wanted, reference)
        case .nothingSelected(let wanted): .nothingSelected(wanted)
        case .nothingPlaying:
            Diagnostic("Nothing is playing.", nextStep: "Start something: play NAME", status: .notFound)
        case .unnamedPlaying(let item): .unnamedPlaying(item)
        case .nothingFound(let name, let wanted): .nothingFound(name, wanted)
        case .nothingToAddTo(let name):
            Diagnostic(
                "Spotify knows no playlist called \(Diagnostic.cut(name)).",
                nextStep: "To make it, add: --create. To search more widely: search \(Diagnostic.cut(name))",
                status: .notFound)
        case .severalFound(let name, let rows):
            Diagnostic(
                "Several things are called \(Diagnostic.cut(name)), so nothing was done.",
                nextStep: "Give the URI of the one you mean.", status: .notFound, rows: rows)
        case .onlyNear(let name, let rows): .onlyNear(name, rows)
        case .unusableAddress(let address):
            .usage(
                "\(Diagnostic.cut(address)) is not an address this command can use.",
                next: Diagnostic.example(for: address))
        case .shortLink(let address):
            .usage(
                "\(Diagnostic.cut(address)) is a short link, which does not say what it leads to.",
                next: "Open it in a browser, and use the address it ends at.")
        case .unusableLine(let number, let text, let isID): .unusableLine(number, text, isID: isID)
        case .unusableObject(let number, let fault): .unusableObject(number, fault)
        case .unfinishedJSON:
            .usage(
                "Standard input ends before its JSON does.", next: "Give whole rows, as these write them: liked --json")
        case .unusable(let things, let wanted): .unusable(things, wanted)
        case .neverAmong(let kind, let rows):
            .usage(
                "\(Diagnostic.article(kind, capital: true)) is never among \(rows.rawValue)s.",
                next: "To compare its tracks: tracks X | as r, then except $r or common $r")
        case .notOne(let count): .notOne(count, reference)
        case .inputIsScript:
            .usage(
                "Standard input is where the commands come from.",
                next: "Give the commands with -c or in a file: juke -c 'play -'")
        case .notUsable(let text):
            .usage("\(Diagnostic.cut(text)) cannot be used here.", next: "Give a row, a URI or a name.")
        }
    }
}

extension LocatedReferenceError: Explained {
    /// The error with its place in the line.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        var diagnostic = error.diagnostic(in: context)
        if !span.isEmpty { diagnostic.span = span }
        return diagnostic
    }
}

extension ListingError: SelfExplained {
    /// There is no listing to continue.
    package var diagnostic: Diagnostic {
        Diagnostic("Nothing has been listed yet.", nextStep: "For example: search artist NAME", status: .notFound)
    }
}

extension Diagnostic {
    /// With more kinds than this, a sentence that lists them says less than one that does not.
    private static let fewKinds = 4

    /// A number before any rows were listed that it could mean.
    fileprivate static func nothingListed(_ wanted: [RowKind], _ reference: String?) -> Diagnostic {
        Diagnostic(
            wanted.count > fewKinds
                ? "Nothing has been listed yet." : "No listing so far contains \(plural(wanted)).",
            nextStep: "List some first, or quote a name: \(reference.map(quoted) ?? "\"…\"")", status: .notFound)
    }

    /// A number larger than the listing.
    fileprivate static func beyondListing(
        _ number: Int, of count: Int, _ listing: String, _ reference: String?
    ) -> Diagnostic {
        // A number too large for an Int is shown as it was typed.
        let typed = reference.flatMap { text in
            text.split { !$0.isASCII || !$0.isNumber }.first { Int($0) == nil }.map { cut(String($0)) }
        }
        let number = number == .max ? typed ?? String(number) : String(number)
        // Rows kept under a name are no listing, and no name in quotes is meant.
        if listing.hasPrefix("$"), reference?.hasPrefix("$") == true {
            return Diagnostic(
                count == 0
                    ? "\(cut(listing)) holds no rows: there is no row \(number)."
                    : "There is no row \(number): \(cut(listing)) has "
                        + (count == 1 ? "only 1 row." : "only \(count) rows."),
                nextStep: count == 0 ? "To keep rows: liked | as NAME" : "For all of them: \(cut(listing))",
                status: .notFound)
        }
        return Diagnostic(
            count == 0
                ? "The newest listing (\(cut(listing))) is empty: there is no row \(number)."
                : "There is no row \(number): this listing (\(cut(listing))) has "
                    + (count == 1 ? "only 1 row." : "only \(count) rows."),
            nextStep: "If \(number) is a name, quote it: "
                + (reference.map { $0.contains(":") ? quoted($0) : "\"\(number)\"" } ?? "\"\(number)\""),
            status: .notFound)
    }

    /// A thing of a kind that the command does not take.
    fileprivate static func wrongKind(
        _ found: RowKind, _ name: String, _ wanted: [RowKind], _ reference: String?
    ) -> Diagnostic {
        usage(
            "\(name.isEmpty ? "This" : cut(name)) is \(article(found)), not \(choice(wanted)).",
            next: step(from: found, to: wanted, reference: reference))
    }

    /// Something that plays and that Spotify does not name, such as an advertisement.
    fileprivate static func unnamedPlaying(_ item: UnnamedItem) -> Diagnostic {
        switch item {
        case .advertisement:
            Diagnostic("An advertisement is playing.", nextStep: "Try again when it is over.", status: .notFound)
        case .episode:
            Diagnostic(
                "An episode is playing, and Spotify does not say which episode.", nextStep: "Try again in a minute.",
                status: .notFound)
        case .something:
            Diagnostic(
                "Something is playing that Spotify does not name.", nextStep: "Try again in a minute.",
                status: .notFound)
        }
    }

    /// A name that no thing has.
    fileprivate static func nothingFound(_ name: String, _ wanted: [RowKind]) -> Diagnostic {
        Diagnostic(
            wanted.count > fewKinds
                ? "Nothing is called \(cut(name))."
                : "Spotify knows no \(choice(wanted, article: false)) called \(cut(name)).",
            nextStep: misreading(name, isAnyKind: wanted.count > fewKinds)
                ?? "To search more widely: search \(cut(name))", status: .notFound)
    }

    /// A name that only resembles others; the nearest are shown, and none of them is taken.
    fileprivate static func onlyNear(_ name: String, _ rows: [Row]) -> Diagnostic {
        Diagnostic(
            "Nothing is called exactly \"\(cut(name))\", so nothing was done. Closest matches:",
            nextStep: misreading(name, isAnyKind: false)
                ?? "Give the full name of the one you mean in quotes, or its number.",
            status: .notFound, rows: rows)
    }

    /// A line of standard input that names nothing; its number counts from 1.
    fileprivate static func unusableLine(_ number: Int, _ text: String, isID: Bool) -> Diagnostic {
        let line = "Line \(number) of standard input"
        return isID
            ? usage(
                "\(line) is the ID \(cut(text)), which does not say what kind of thing it is.",
                next: "Add the kind: spotify:track:\(cut(text))")
            : usage("\(line) is not an address this command can use: \(cut(text))", next: example(for: text))
    }

    /// A value of JSON that is no row: what it has, and what a row needs.
    fileprivate static func unusableObject(_ number: Int, _ fault: ObjectFault) -> Diagnostic {
        let line = "Line \(number) of standard input"
        let needed = "A row needs its uri, or its kind and name: {\"uri\":\"spotify:track:…\"}"
        switch fault {
        case .noAddress(let keys):
            let names = keys.isEmpty ? "it is empty" : "it has \(cut(WordList.text(keys, "and")))"
            return usage("\(line) is an object without uri or kind; \(names).", next: needed)
        case .unknownKind(let kind):
            return usage(
                "\(line) is of the kind \(cut(kind.rawValue)), which does not exist.",
                next: "To list the kinds: help fields")
        case .noName(let kind): return usage("\(line) is \(article(kind)) without uri or name.", next: needed)
        case .noObject:
            return usage(
                "\(line) is JSON, and holds something else than rows.",
                next: "Give a row as an object, or an address a line: {\"uri\":\"spotify:track:…\"}")
        }
    }

    /// No selection, or none of a kind that the command takes; one that takes anything names no kind.
    fileprivate static func nothingSelected(_ wanted: [RowKind]) -> Diagnostic {
        guard wanted != RowKind.things, let first = wanted.first else {
            return Diagnostic(
                "Nothing is selected.",
                nextStep: "Give a row, a name or a URI, or select something first, such as: artist NAME",
                status: .notFound)
        }
        return Diagnostic("No \(first.rawValue) is selected.", nextStep: selecting(wanted), status: .notFound)
    }

    /// Several things, or none, where one is meant.
    fileprivate static func notOne(_ count: Int, _ reference: String?) -> Diagnostic {
        let named = reference.map { cut($0) }
        guard count > 0 else {
            return usage(
                named.map { "\($0) holds no rows." } ?? "Nothing came from the pipe.",
                next: "Give one thing: a row, a name or a URI.")
        }
        let first = named.map { $0.hasPrefix("$") ? "Name one: \($0.prefix { $0 != ":" }):1" : "Name one row." }
        return usage(
            "\(named ?? "The pipe") names \(count) things, and this command takes one.",
            next: first ?? "Take one: … | take 1")
    }

    /// Why a command can use none of these.
    fileprivate static func unusable(_ things: [Unusable], _ wanted: [RowKind]) -> Diagnostic {
        guard things.count != 1 else { return unusable(things[0], wanted) }
        let areFiles = things.allSatisfy { if case .localFile = $0 { true } else { false } }
        guard areFiles else {
            return usage("None of these \(things.count) is \(choice(wanted)).", next: "Type: help rows")
        }
        return Diagnostic(
            "These are files of a device: Spotify's Web API cannot play, save or share them.",
            nextStep: "The device that has them plays them.", status: .failed)
    }

    private static func unusable(_ thing: Unusable, _ wanted: [RowKind]) -> Diagnostic {
        switch thing {
        case .localFile(let name):
            Diagnostic(
                "\(cut(name)) is a file of a device: Spotify's Web API cannot play, save or share it.",
                nextStep: "The device that has it plays it.", status: .failed)
        case .kind(let kind, let name): wrongKind(kind, name, wanted, nil)
        case .nameOnly(let name):
            Diagnostic(
                "Only the name of \(cut(name)) is known.", nextStep: "To look for it: search \(cut(name))",
                status: .notFound)
        }
    }
}
