// What `find` finds in the own copy, with the field that says where each thing is. It is a feed as those of Spotify's
// are, so that `more` continues it, but it sends no request.

import Library
import Rows
import SpotifyAPI

/// What is found in the own copy.
struct FoundThings: Feed {
    static let key = "find"

    var query: CopyQuery
    /// The query as it was typed.
    var text: String

    var name: String { "find \(text)" }

    var table: FieldTable {
        let kind = query.kinds.count == 1 ? query.kinds.first : nil
        return Self.fields.table(kind.flatMap { Kinds.table($0) } ?? Kinds.mixed)
    }

    var emptyNote: String { NothingFound.sentence(for: text) }

    func pages(from offset: Int, using reader: SpotifyReader) -> any PageSource {
        FoundPages(self, from: offset, using: reader)
    }

    func copiedPages(from offset: Int, using reader: SpotifyReader) -> (any PageSource)? {
        pages(from: offset, using: reader)
    }

    /// The field that says where a thing is.
    static let fields = AddedFields(fields: [
        Field(
            "in", .list, visibility: .shown(rank: 4),
            help: "where it is: liked, saved, following, album (which is saved), show, or the names of playlists")
    ])

    /// The rows of things, each with where it is.
    static func rows(_ things: [FoundThing]) -> [Row] {
        fields.rows(
            things.map { thing in
                let places = thing.places
                return (thing.row, [places.isEmpty ? .missing : .list(places)])
            })
    }

    /// How many rows are shown at once.
    static let page = 20
}

extension FoundThing {
    /// Where it is, in words; a playlist of the library is in no other list.
    fileprivate var places: [String] {
        var places: [String] = []
        func add(_ place: String) { if !places.contains(place) { places.append(place) } }
        for list in lists {
            switch list {
            case .liked: add("liked")
            case .albums, .shows, .episodes, .audiobooks: add("saved")
            case .artists: add("following")
            case .show: add("show")
            case .playlists, .playlist: break
            }
        }
        if isOnSavedAlbum { add("album") }
        return places + playlists.filter { !$0.isEmpty }
    }
}

/// The pages of what is found. Their one reader pulls them one after the other. Where all of it is wanted, the things
/// are found once, and their rows are read bit by bit.
actor FoundPages: PageSource {
    private let feed: FoundThings
    private let copy: any LibraryCopy
    private let wantsAll: Bool
    private var offset: Int
    private var numbers: ArraySlice<Int>?
    private var first: RowBatch?
    private var isAtEnd = false

    init(_ feed: FoundThings, from offset: Int, using reader: SpotifyReader) {
        self.feed = feed
        self.offset = offset
        copy = reader.library
        wantsAll = reader.context.prefetch == .everything
    }

    /// Whether there are no rows. The first page is read for it.
    func isEmpty() async -> Bool {
        first = await nextRows()
        return first?.rows.isEmpty ?? true
    }

    func next() async -> FeedPage? { await nextRows().map { FeedPage($0) } }

    private func nextRows() async -> RowBatch? {
        if let first {
            self.first = nil
            return first
        }
        guard !isAtEnd else { return nil }
        return wantsAll ? await nextOfAll() : await nextPage()
    }

    private func nextPage() async -> RowBatch {
        // One more than a page tells whether there is another.
        let found = await copy.find(feed.query, at: offset..<offset + FoundThings.page + 1)
        isAtEnd = found.count <= FoundThings.page
        offset += FoundThings.page
        return RowBatch(
            FoundThings.rows(Array(found.prefix(FoundThings.page))),
            next: isAtEnd ? nil : feed.cursor(at: offset, total: nil))
    }

    private func nextOfAll() async -> RowBatch? {
        var rest: ArraySlice<Int>
        if let numbers { rest = numbers } else { rest = await copy.matches(feed.query).dropFirst(offset) }
        let part = rest.prefix(Self.part)
        rest = rest.dropFirst(Self.part)
        numbers = rest
        isAtEnd = rest.isEmpty
        return RowBatch(FoundThings.rows(await copy.found(part)))
    }

    /// How many rows are read at once.
    private static let part = 200
}
