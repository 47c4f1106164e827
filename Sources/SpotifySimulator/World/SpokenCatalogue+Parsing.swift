// Reads the embedded shows and audiobooks: `@` begins a show (name | publisher | language), `=` an audiobook (title |
// author | narrator | publisher | language), `~` says what the thing above it is about, `#` is a comment. Any other line
// is an episode (title | length | date, then `e` where it is explicit) or a chapter (title | length).

extension SpokenCatalogue {
    /// The embedded shows and audiobooks; read once per process, on first use.
    package static let embedded: SpokenCatalogue = {
        SpokenCatalogue(reading: EmbeddedCatalogue.spoken)
    }()

    /// Reads a text; lines that make no sense are left out.
    init(reading text: StaticString) {
        self.init()
        var subject = SpokenSubject.nothing
        for line in text.description.split(separator: "\n") {
            read(line.drop { $0 == " " }, &subject)
        }
    }

    private mutating func read(_ line: Substring, _ subject: inout SpokenSubject) {
        guard let mark = line.first, mark != "#" else { return }
        let rest = line.dropFirst(2)
        switch mark {
        case "@":
            addShow(rest.split(separator: " | ").map(String.init))
            subject = .show(shows.count - 1)
        case "=":
            addAudiobook(rest.split(separator: " | ").map(String.init))
            subject = .audiobook(audiobooks.count - 1)
        case "~": describe(String(rest), subject)
        case _: addPart(line.split(separator: " | ").map(String.init), &subject)
        }
    }

    private mutating func addShow(_ fields: [String]) {
        guard fields.count == 3 else { return }
        add(
            CatalogueShow(
                id: CatalogueID("show", [fields[0]]), name: fields[0], publisher: fields[1], language: fields[2],
                episodes: episodes.count..<episodes.count,
            )
        )
    }

    private mutating func addAudiobook(_ fields: [String]) {
        guard fields.count == 5 else { return }
        add(
            CatalogueAudiobook(
                id: CatalogueID("audiobook", [fields[1], fields[0]]), name: fields[0], author: fields[1],
                narrator: fields[2], publisher: fields[3], language: fields[4],
                chapters: chapters.count..<chapters.count,
            )
        )
    }

    private mutating func addPart(_ fields: [String], _ subject: inout SpokenSubject) {
        guard fields.count >= 2 else { return }
        switch subject {
        case .nothing: return
        case .show(let show), .episode(_, let show):
            add(
                CatalogueEpisode(
                    id: CatalogueID("episode", [shows[show].name, fields[0]]), name: fields[0], show: show,
                    milliseconds: Self.milliseconds(fields[1]), released: fields.count > 2 ? fields[2] : "0000",
                    explicit: fields.dropFirst(3).contains("e"),
                )
            )
            subject = .episode(episodes.count - 1, of: show)
        case .audiobook(let book):
            add(
                CatalogueChapter(
                    id: CatalogueID("chapter", [audiobooks[book].name, fields[0]]), name: fields[0], audiobook: book,
                    milliseconds: Self.milliseconds(fields[1]), number: audiobooks[book].chapters.count,
                )
            )
        }
    }

    private mutating func describe(_ text: String, _ subject: SpokenSubject) {
        switch subject {
        case .nothing: return
        case .show(let show): shows[show].description = text
        case .episode(let episode, _): episodes[episode].description = text
        case .audiobook(let book): audiobooks[book].description = text
        }
    }

    /// `m:ss` or `h:mm:ss`; at least a second, because the player counts on it.
    private static func milliseconds(_ text: String) -> Int {
        let seconds = text.split(separator: ":").reduce(0) { $0 * 60 + (Int($1) ?? 0) }
        return max(1, seconds) * 1_000
    }
}

/// What a description belongs to.
private enum SpokenSubject {
    case nothing
    case show(Int)
    case episode(Int, of: Int)
    case audiobook(Int)
}
