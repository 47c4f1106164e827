// Shows, episodes, audiobooks and chapters on the wire (SpotifyContract §4). Unlike music they are not cached:
// resume points differ from user to user and are written only for tokens that may see them.

extension ObjectWriter {
    private var spoken: SpokenCatalogue { catalogue.spoken }

    /// A show as lists and episodes have it.
    func simpleShow(_ index: Int) -> JSONValue { .object(showMembers(index)) }

    /// A show with a page of its episodes.
    func show(_ index: Int, episodes window: PageWindow) -> JSONValue {
        .object(showMembers(index) + [member("episodes", episodes(of: index, window).json(self))])
    }

    /// A page of a show's episodes, newest first as the catalogue keeps them.
    func episodes(of show: Int, _ window: PageWindow) -> Page {
        let all = spoken.shows[show].episodes
        return Page(
            path: "/shows/\(spoken.shows[show].id)/episodes", window: window, total: all.count,
            items: window.range(in: all.count).map { simpleEpisode(all.lowerBound + $0) },
        )
    }

    /// An episode as lists have it.
    func simpleEpisode(_ index: Int) -> JSONValue { .object(episodeMembers(index)) }

    /// An episode with its show.
    func episode(_ index: Int) -> JSONValue {
        .object(episodeMembers(index) + [member("show", simpleShow(spoken.episodes[index].show))])
    }

    /// An audiobook as lists and chapters have it.
    func simpleAudiobook(_ index: Int) -> JSONValue { .object(audiobookMembers(index)) }

    /// An audiobook with a page of its chapters.
    func audiobook(_ index: Int, chapters window: PageWindow) -> JSONValue {
        .object(audiobookMembers(index) + [member("chapters", chapters(of: index, window).json(self))])
    }

    /// A page of an audiobook's chapters in reading order.
    func chapters(of audiobook: Int, _ window: PageWindow) -> Page {
        let all = spoken.audiobooks[audiobook].chapters
        return Page(
            path: "/audiobooks/\(spoken.audiobooks[audiobook].id)/chapters", window: window, total: all.count,
            items: window.range(in: all.count).map { .object(chapterMembers(all.lowerBound + $0)) },
        )
    }

    /// A chapter with its audiobook.
    func chapter(_ index: Int) -> JSONValue {
        .object(chapterMembers(index) + [member("audiobook", simpleAudiobook(spoken.chapters[index].audiobook))])
    }

    private func showMembers(_ index: Int) -> [JSONValue.Member] {
        let show = spoken.shows[index]
        return identity("show", show.id.description)
            + [
                member("copyrights", []),
                member("description", .string(show.description)),
                member("html_description", .string("<p>\(show.description)</p>")),
                member("explicit", .bool(spoken.episodes[show.episodes].contains(where: \.explicit))),
                member("images", images(show.id)),
                member("is_externally_hosted", false),
                member("languages", [.string(show.language)]),
                member("media_type", "audio"),
                member("name", .string(show.name)),
                member("total_episodes", .int(show.episodes.count)),
            ]
            + starred([member("available_markets", markets), member("publisher", .string(show.publisher))])
    }

    private func episodeMembers(_ index: Int) -> [JSONValue.Member] {
        let episode = spoken.episodes[index]
        let language = spoken.shows[episode.show].language
        return identity("episode", episode.id.description)
            + described(episode.description)
            + [
                member("duration_ms", .int(episode.milliseconds)),
                member("explicit", .bool(episode.explicit)),
                member("images", images(spoken.shows[episode.show].id)),
                member("is_externally_hosted", false),
                member("is_playable", true),
                member("language", .string(language)),
                member("languages", [.string(language)]),
                member("name", .string(episode.name)),
                member("release_date", .string(episode.released)),
                member("release_date_precision", "day"),
            ] + resumePoint(.episode(index))
    }

    private func audiobookMembers(_ index: Int) -> [JSONValue.Member] {
        let book = spoken.audiobooks[index]
        return identity("audiobook", book.id.description)
            + [
                member("authors", [["name": .string(book.author)]]),
                member("copyrights", []),
                member("description", .string(book.description)),
                member("html_description", .string("<p>\(book.description)</p>")),
                member("edition", "Unabridged"),
                member("explicit", false),
                member("images", images(book.id)),
                member("languages", [.string(book.language)]),
                member("media_type", "audio"),
                member("name", .string(book.name)),
                member("narrators", [["name": .string(book.narrator)]]),
                member("total_chapters", .int(book.chapters.count)),
            ]
            + starred([member("available_markets", markets), member("publisher", .string(book.publisher))])
    }

    private func chapterMembers(_ index: Int) -> [JSONValue.Member] {
        let chapter = spoken.chapters[index]
        let book = spoken.audiobooks[chapter.audiobook]
        let id = chapter.id.description
        // To the player a chapter is an episode: type and URI say so, and only `href` names chapters.
        return identity("episode", id).map {
            $0.name == "href" ? member("href", .string("\(base)/chapters/\(id)")) : $0
        }
            + described("")
            + [
                member("chapter_number", .int(chapter.number)),
                member("duration_ms", .int(chapter.milliseconds)),
                member("explicit", false),
                member("images", images(book.id)),
                member("is_playable", true),
                member("languages", [.string(book.language)]),
                member("name", .string(chapter.name)),
                // The service gives chapters no date of their own.
                member("release_date", "0000"),
                member("release_date_precision", "year"),
            ] + starred([member("available_markets", markets)]) + resumePoint(.chapter(index))
    }

    /// The description in its two forms, plain and HTML.
    private func described(_ text: String) -> [JSONValue.Member] {
        [
            member("audio_preview_url", nil), member("description", .string(text)),
            member("html_description", .string(text.isEmpty ? "" : "<p>\(text)</p>")),
        ]
    }

    /// How far the listener got; no member at all without the scope that shows it.
    private func resumePoint(_ item: Playable) -> [JSONValue.Member] {
        guard showsResumePoints else { return [] }
        let point = resumePoints[item] ?? ResumePoint(milliseconds: 0)
        return [
            member(
                "resume_point",
                ["fully_played": .bool(point.isFinished), "resume_position_ms": .int(point.milliseconds)],
            )
        ]
    }
}
