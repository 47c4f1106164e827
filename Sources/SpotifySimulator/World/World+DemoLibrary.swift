// What the demo listener saved, follows and heard lately: a little of everything, so that no
// list of the library is empty.

import FoundationEssentials

extension World {
    /// A library over a catalogue; the same in every run.
    static func sampleLibrary(_ catalogue: WorldCatalogue, following users: [String] = []) -> UserLibrary {
        var library = UserLibrary()
        let spoken = catalogue.spoken
        func day(_ number: Int) -> Date { demoAdded + Double(number) * 86_400 }
        // Five days between two saves spread the sixty tracks over most of a year, so that filters by
        // date have something to find.
        for (place, track) in spread(60, over: catalogue.tracks.count).enumerated() {
            library.tracks.save(track, at: day(place * 5))
        }
        for (place, album) in spread(12, over: catalogue.albums.count).enumerated() {
            library.albums.save(album, at: day(place * 20))
        }
        for (place, artist) in spread(9, over: catalogue.artists.count).enumerated() {
            library.artists.save(artist, at: day(place * 30))
        }
        for (place, show) in spoken.shows.indices.prefix(3).enumerated() {
            library.shows.save(show, at: day(place * 40))
        }
        for (place, episode) in spread(4, over: spoken.episodes.count).enumerated() {
            library.episodes.save(episode, at: day(300 + place))
        }
        for book in spoken.audiobooks.indices.prefix(2) { library.audiobooks.save(book, at: day(100 + book)) }
        for user in users { library.users.save(user, at: day(1)) }
        library.heard = spread(30, over: catalogue.tracks.count).enumerated().map { place, track in
            UserLibrary.EarlierPlay(track: track, ago: .seconds(600 + place * 1_700))
        }
        for (place, episode) in spoken.episodes.indices.prefix(3).enumerated() {
            // One episode is finished, the others stop after seven and after twenty-one minutes.
            let isFinished = place == 1
            library.resumePoints[.episode(episode)] = ResumePoint(
                milliseconds: isFinished ? 0 : 421_000 * (place + 1), isFinished: isFinished)
        }
        return library
    }

    /// Different places, evenly spread over a list.
    private static func spread(_ wanted: Int, over count: Int) -> [Int] {
        let number = min(wanted, count)
        return (0..<number).map { $0 * count / max(1, number) }
    }
}
