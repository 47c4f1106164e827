// Owns audiobooks and their chapters (SpotifyContract §3.3, §4).

/// An audiobook without its chapters, which come as pages of their own.
package struct Audiobook: Sendable, Hashable, Decodable {
    /// The 22 characters of the URI.
    package var id: String?
    /// Required, since everything else about an audiobook is found by it.
    package var uri: String
    /// Empty where Spotify sends none.
    package var name: String
    /// The names of the authors.
    package var authors: [String]
    /// The names of the readers.
    package var narrators: [String]
    /// Plain text.
    package var description: String?
    /// Words about the edition, such as `Unabridged`.
    package var edition: String?
    /// Not sent in Development Mode.
    package var publisher: String?
    /// The number of its chapters as Spotify counts them.
    package var totalChapters: Int?
    /// False where Spotify does not say it.
    package var isExplicit: Bool

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, authors, narrators, description, edition, publisher, explicit
        case totalChapters = "total_chapters"
    }
    // The wire's form of an author or a reader.
    private struct Person: Sendable, Hashable, Decodable { var name: String }

    /// Throws when the answer has no URI.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        uri = try container.decode(String.self, forKey: .uri)
        id = container.lenient(String.self, .id)
        name = container.lenient(String.self, .name) ?? ""
        authors = container.lenientList(Person.self, .authors)?.items.map(\.name) ?? []
        narrators = container.lenientList(Person.self, .narrators)?.items.map(\.name) ?? []
        description = container.lenient(String.self, .description)
        edition = container.lenient(String.self, .edition)
        publisher = container.lenient(String.self, .publisher)
        totalChapters = container.count(.totalChapters)
        isExplicit = container.lenient(Bool.self, .explicit) ?? false
    }
}

/// A chapter of an audiobook. To the player it is an episode (SpotifyContract §4).
package struct Chapter: Sendable, Hashable, Decodable {
    /// The 22 characters of the URI.
    package var id: String?
    /// Required, since a chapter that has none could be neither listed nor played.
    package var uri: String
    /// Empty where Spotify sends none.
    package var name: String
    /// Its place in the book as Spotify counts it.
    package var number: Int?
    /// Missing in the list of an audiobook's chapters, where every chapter has the same.
    package var audiobookName: String?
    /// Zero where Spotify sends none.
    package var duration: Duration
    /// The day it came out; nil for a date that cannot be read.
    package var released: ReleaseDate?
    /// nil where no market applies, so that Spotify does not say it.
    package var isPlayable: Bool?
    /// How far the user has listened; only with `user-read-playback-position`.
    package var resumePoint: ResumePoint?

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, audiobook
        case number = "chapter_number"
        case duration = "duration_ms"
        case released = "release_date"
        case isPlayable = "is_playable"
        case resumePoint = "resume_point"
    }
    // The wire's form of the book, of which only the name counts.
    private struct Book: Decodable { var name: String? }

    /// Throws when the answer has no URI.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        uri = try container.decode(String.self, forKey: .uri)
        id = container.lenient(String.self, .id)
        name = container.lenient(String.self, .name) ?? ""
        number = container.count(.number)
        audiobookName = container.lenient(Book.self, .audiobook)?.name
        duration = container.milliseconds(.duration) ?? .zero
        released = container.lenient(String.self, .released).flatMap(ReleaseDate.init)
        isPlayable = container.lenient(Bool.self, .isPlayable)
        resumePoint = container.lenient(ResumePoint.self, .resumePoint)
    }
}
