// Reads the embedded shows and audiobooks. `@` begins a show (name | publisher | language), `=` an audiobook
// (title | author | narrator | publisher | language), `~` describes the thing above it, and `#` is a comment. Any
// other line is an episode (title | length | date, then `e` if it is explicit) or a chapter (title | length).
//
//     @ Nachtzug | Studio Gleis Drei | de
//     Von Köln nach Wien | 1:02:10 | 2026-11-05
//     ~ Eine Geigerin, ein Schlafwagen und ein Koffer voller Saiten.

extension SpokenCatalogue {
    /// The embedded shows and audiobooks; read once per process, on first use.
    package static let embedded: SpokenCatalogue = {
        SpokenCatalogue(reading: EmbeddedCatalogue.spoken)
    }()

    /// Reads a text; malformed lines are left out.
    init(reading text: StaticString) {
        self.init()
        var subject = SpokenSubject.nothing
        for line in text.description.split(separator: "\n") {
            read(line.drop { $0 == " " }, &subject)
        }
    }

    /// Reads one line; `subject` is what the line before was about.
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

    /// Adds a show from its three fields.
    private mutating func addShow(_ fields: [String]) {
        guard fields.count == 3 else { return }
        add(
            CatalogueShow(
                id: CatalogueID("show", [fields[0]]), name: fields[0], publisher: fields[1], language: fields[2],
                episodes: episodes.count..<episodes.count,
            )
        )
    }

    /// Adds an audiobook from its five fields.
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

    /// Adds an episode or a chapter, by what the lines above were about.
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

    /// Describes what the line above was about; a chapter has no description.
    private mutating func describe(_ text: String, _ subject: SpokenSubject) {
        switch subject {
        case .nothing: return
        case .show(let show): shows[show].description = text
        case .episode(let episode, _): episodes[episode].description = text
        case .audiobook(let book): audiobooks[book].description = text
        }
    }

    /// `m:ss` or `h:mm:ss` in milliseconds; at least a second, because the player relies on it.
    private static func milliseconds(_ text: String) -> Int {
        let seconds = text.split(separator: ":").reduce(0) { $0 * 60 + (Int($1) ?? 0) }
        return max(1, seconds) * 1_000
    }
}

/// What the next line belongs to.
private enum SpokenSubject {
    case nothing
    case show(Int)
    case episode(Int, of: Int)
    case audiobook(Int)
}
