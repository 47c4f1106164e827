// Playlists for tests that change them: songs by their titles, each added on a day of its own, so that a test can see
// where each entry went and whether it kept its date.

import FoundationEssentials
import ShellTesting
import SpotifySimulator

extension World {
    /// The demo world, with another playlist of the listener's.
    func with(_ name: String, _ contents: PlaylistEntry.Content..., days: [Int?]? = nil) -> World {
        var world = self
        world.add(
            name,
            contents.enumerated().map { place, content in
                PlaylistEntry(content, onDay: days.map { $0[place] } ?? place)
            })
        return world
    }

    /// Gives the first user another playlist.
    mutating func add(_ name: String, _ entries: [PlaylistEntry]) {
        playlists.append(
            SimulatedPlaylist(name: name, owner: .user(users[0].id), visibility: .secret, entries: entries))
    }

    /// The same with tracks by their places in the catalogue, and files of a device at some places.
    mutating func add(_ name: String, tracks: [Int], files: [Int] = []) {
        var entries = tracks.enumerated().map { PlaylistEntry(.track($1), onDay: $0 % 500) }
        for place in files { entries.insert(PlaylistEntry(.file, onDay: 1), at: place) }
        add(name, entries)
    }

    /// The titles on a playlist, each with the day on which it was added, or `new` for a later moment.
    func titles(on name: String) -> [String] {
        (playlists.first { $0.name == name }?.entries ?? []).map { entry in
            let title =
                switch entry.content {
                case .track(let index): catalogue.tracks[index].name
                case .episode(let index): catalogue.spoken.episodes[index].name
                case .local(_, _, let title, _): "file " + title
                case .missing: "gone"
                }
            return title + " " + entry.day
        }
    }
}

extension PlaylistEntry {
    /// The first of the days.
    private static let firstDay = Date(timeIntervalSince1970: 1_735_689_600)

    /// Something that was added so many days after the first of 2025; nil for something without a date.
    init(_ content: Content, onDay day: Int?) {
        self.init(content, addedAt: day.map { Self.firstDay + Double($0) * 86_400 })
    }

    /// The day again.
    var day: String {
        guard let addedAt else { return "undated" }
        let days = addedAt.timeIntervalSince(Self.firstDay) / 86_400
        return days < 600 ? "\(Int(days))" : "new"
    }
}

extension PlaylistEntry.Content {
    /// A song of the demo world by its title; of several with that title, the one on the album.
    static func song(_ title: String, on album: String? = nil) -> PlaylistEntry.Content {
        let catalogue = World.demo.catalogue
        let place = catalogue.tracks.firstIndex { track in
            track.name == title && (album == nil || catalogue.albums[track.album].name == album)
        }
        return place.map { .track($0) } ?? .missing
    }

    /// A file of a device.
    static let file = PlaylistEntry.Content.local(artist: "My Band", album: "Rehearsals", title: "Take 3", seconds: 187)
}

extension ShellHarness {
    /// The titles on a playlist, each with its day.
    func titles(on name: String) async -> [String] { await simulator.world.titles(on: name) }

    /// The address of a playlist's entries.
    func items(_ name: String) async -> String {
        let id = await simulator.world.playlists.first { $0.name == name }?.id.description ?? ""
        return "/v1/playlists/\(id)/items"
    }
}
