// What an import says at its end: what was done, what was there already, what could not be used, and which entries are
// in doubt or were not found. Entries in doubt are a listing of what they may be.

import Formats
import Rendering
import Rows
import Text

/// What became of the entries of files.
struct ImportOutcome {
    /// Entries that may be one of several things, and which rows of the listing these are.
    struct Doubt: Sendable {
        let entry: String
        let rows: [Row]
    }

    private let files: [ImportedFile]
    private let typed: String
    /// How many things were there already.
    var repeated = 0
    /// Whether there was anything to change.
    var hasWork = false
    private var done: String?
    private var refused: [String] = []
    private var doubts: [Doubt] = []
    private var missing: [String] = []
    /// How many requests a search would take; nil where it was made.
    private var searchCost: Int?
    private var count = 0
    private var localFiles = 0
    private var others = 0
    private var hasDates = false

    /// Nothing became of them yet.
    init(files: [ImportedFile], typed: String) {
        self.files = files
        self.typed = typed
    }

    /// What the files are called: the name of one, or how many they are.
    var names: String { files.count == 1 ? Sanitiser.clean(files[0].name) : "\(files.count) files" }

    /// Notes what could not be found, and what cannot be used.
    mutating func note(_ goods: ImportedGoods, _ matches: [EntryMatch], isSearched: Bool) {
        (localFiles, others, count) = (goods.localFiles, goods.others, matches.count)
        for (placed, match) in zip(goods.placed, matches) {
            switch match {
            case .found: if placed.entry.added != nil { hasDates = true }
            case .doubtful(let rows): doubts.append(Doubt(entry: place(placed), rows: rows))
            case .missing: missing.append(place(placed))
            }
        }
        let entries = goods.placed.map(\.entry)
        let cost = EntryMatcher.cost(entries, EntryMatcher.searchable(entries, matches))
        searchCost = isSearched || cost == 0 ? nil : cost
    }

    /// `Airbag by Radiohead (line 3)`, with the file where there are several.
    private func place(_ placed: ImportedGoods.Placed) -> String {
        let file = files.count > 1 ? " of \(Sanitiser.clean(files[placed.file].name))" : ""
        return "\(placed.entry.described) (line \(placed.entry.line)\(file))"
    }

    /// Notes what was done.
    mutating func note(_ parts: [ImportedPart], _ result: ChangeResult) {
        let refusedURIs = Set(result.refusedURIs)
        refused = parts.flatMap(\.rows).named(result.refusedURIs)
        let isPublic = result.isStillPublic
        let place = isPublic ? "" : ", not on your profile"
        let words = ImportedPart.list(parts, { $0.report(without: refusedURIs, place) }, made: "made", place)
        done = "Imported \(names): \(words)."
        guard isPublic else { return }
        done? += " Spotify put a new playlist on your profile anyway; its own app can make it private."
    }

    /// What is said, and what is listed: at a prompt what entries in doubt may be, of which a script cannot choose.
    func reply(using services: Services) throws -> Reply {
        guard refused.isEmpty else { throw PlaylistEntriesError.notTaken(done: sentence, names: refused) }
        guard !doubts.isEmpty || !missing.isEmpty else {
            return Reply(sentence.isEmpty ? .nothing : .note(StyledText(done == nil ? sentence : "+ " + sentence)))
        }
        let search = searchCost.map { ImportError.FurtherSearch(line: "import \(typed) --search", requests: $0) }
        guard !doubts.isEmpty, services.console.audience == .person else {
            throw ImportError.incomplete(
                done: sentence, doubts: doubts.map(\.entry), missing: missing, search: search)
        }
        var news = [sentence, "In doubt: \(Self.list(doubtSentences))."]
        if !missing.isEmpty { news.append("Not found: \(Self.list(missing)).") }
        if let search { news.append("To search for these: \(search.line)") }
        services.console.report(.news(StyledText(news.filter { !$0.isEmpty }.joined(separator: " "))))
        let rows = doubts.flatMap(\.rows)
        let table = rows.allSatisfy { $0.kind == rows[0].kind } ? rows[0].table : Kinds.mixed
        return Reply(
            .rows(
                RowsOutput(
                    table: table, stream: RowStream(rows), name: "doubtful entries of \(names)", emptyNote: "")))
    }

    /// The first of many.
    private static func list(_ texts: [String]) -> String {
        let shown = texts.prefix(mostNamed).joined(separator: ", ")
        return texts.count > mostNamed ? "\(shown) and \(texts.count - mostNamed) more" : shown
    }

    /// How many entries are named.
    private static let mostNamed = 5

    /// Which rows of the listing an entry may be.
    private var doubtSentences: [String] {
        var first = 1
        return doubts.map { doubt in
            defer { first += doubt.rows.count }
            let last = first + doubt.rows.count - 1
            return first == last
                ? "row \(first) may be \(doubt.entry)" : "one of the rows \(first) to \(last) may be \(doubt.entry)"
        }
    }

    // MARK: Sentences

    private var sentence: String {
        var sentences = done.map { [$0] } ?? []
        if repeated > 0 {
            let all = !hasWork && doubts.isEmpty && missing.isEmpty
            sentences.append(
                all
                    ? "Nothing to import: everything in \(names) is there already."
                    : repeated == 1 ? "1 was there already." : "\(repeated) were there already.")
        } else if count == 0, localFiles + others == 0 {
            sentences.append("There is nothing in \(names).")
        }
        if done != nil, hasDates { sentences.append("The dates in it cannot be kept: Spotify dates things itself.") }
        if localFiles > 0 {
            sentences.append(
                localFiles == 1
                    ? "1 file of a device cannot be added." : "\(localFiles) files of a device cannot be added.")
        }
        if others > 0 {
            sentences.append(
                others == 1 ? "1 thing cannot be on a playlist." : "\(others) things cannot be on a playlist.")
        }
        sentences += files.flatMap(leftOut)
        return sentences.joined(separator: " ")
    }

    /// The lines of a file that say nothing, by reason.
    private func leftOut(_ file: ImportedFile) -> [String] {
        LeftOutLines.Reason.allCases.compactMap { reason in
            guard let lines = file.leftOut[reason] else { return nil }
            let more = lines.count > lines.first.count ? " and \(lines.count - lines.first.count) more" : ""
            let numbers =
                more.isEmpty
                ? WordList.text(lines.first.map(String.init), "and")
                : lines.first.map(String.init).joined(separator: ", ") + more
            let name = files.count > 1 ? " of \(Sanitiser.clean(file.name))" : ""
            return "\(lines.count == 1 ? "Line" : "Lines") \(numbers)\(name): \(reason.words)."
        }
    }
}

extension LeftOutLines.Reason {
    /// Why a line is not used.
    fileprivate var words: String {
        switch self {
        case .nameless: "neither an address nor a title with an artist"
        case .tooLong: "too long for an entry"
        case .shortAddress: "a short address, which only opening it could resolve"
        case .foreignAddress: "an address that is not Spotify's"
        }
    }
}
