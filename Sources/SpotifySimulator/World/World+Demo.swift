// The world of `juke --demo` and of most tests: the embedded catalogue, an invented listener with playlists of
// every awkward kind, and the household of devices.

import FoundationEssentials

extension World {
    /// The embedded catalogue with two users, their playlists and the devices.
    ///
    /// - "Road Songs" is secret and has a description with an ampersand, which arrives escaped.
    /// - "Odds and Ends" holds a missing entry and a local file.
    /// - "Kitchen Party" is collaborative and belongs to the other user.
    /// - "Mira's Mornings" is followed; its entries are closed to the first user.
    /// - "Fresh Every Monday" belongs to Spotify: null in search results, and 404 by its id.
    package static var demo: World {
        let (me, friend) = (demoPeople[0].id, demoPeople[1].id)
        return World(
            catalogue: demoCatalogue, users: demoPeople,
            playlists: [
                SimulatedPlaylist(
                    name: "Road Songs", owner: .user(me), description: "For long drives & short nights",
                    visibility: .secret, entries: sample(of: demoCatalogue, step: 37, count: 24),
                ),
                SimulatedPlaylist(
                    name: "Odds and Ends", owner: .user(me), visibility: .open, entries: oddEntries(demoCatalogue),
                ),
                SimulatedPlaylist(
                    name: "Kitchen Party", owner: .user(friend), description: "Everyone may add",
                    visibility: .collaborative, entries: sample(of: demoCatalogue, step: 53, count: 12),
                    followers: [me],
                ),
                SimulatedPlaylist(
                    name: "Mira's Mornings", owner: .user(friend), visibility: .open,
                    entries: sample(of: demoCatalogue, step: 29, count: 18), followers: [me],
                ),
                SimulatedPlaylist(
                    name: "Fresh Every Monday", owner: .service, visibility: .open,
                    entries: sample(of: demoCatalogue, step: 11, count: 30),
                ),
            ],
            libraries: [me: sampleLibrary(demoCatalogue, following: [friend])],
        )
    }

    /// The listener, and a friend whose library is empty but for playlists.
    package static let demoPeople = [
        SimulatedUser(id: "demo.listener", displayName: "Demo Listener"),
        SimulatedUser(id: "mira.example", displayName: "Mira"),
    ]

    /// The moment the demo playlists were filled, 2025-01-01; before any clock of a test.
    static let demoAdded = Date(timeIntervalSince1970: 1_735_689_600)

    /// The embedded catalogue and a tribute band, so that the search for a famous name finds more than one artist.
    private static let demoCatalogue: WorldCatalogue = {
        var builder = EmbeddedCatalogue.parsed
        let tribute = builder.artist("Radiohead Tribute Band")
        builder.startAlbum("Rainbows in the Garage", by: tribute, released: "2015-06-19", kind: .album)
        for (title, seconds) in [
            ("Airbag (Garage Version)", 291), ("No Surprises (Two Guitars)", 232), ("Karma Police (Brass Band)", 268),
            ("Creep (Choir)", 251), ("Nude (A Cappella)", 240),
        ] {
            builder.addTrack(title, milliseconds: seconds * 1_000)
        }
        return builder.catalogue()
    }()

    /// Every `step`-th track, added a day apart.
    private static func sample(of catalogue: WorldCatalogue, step: Int, count: Int) -> [PlaylistEntry] {
        let all = catalogue.tracks.count
        guard all > 0 else { return [] }
        return (0..<count).map { place in
            PlaylistEntry(.track(place * step % all), addedAt: demoAdded + Double(place) * 86_400)
        }
    }

    /// A playlist with a missing entry in the middle and a local file at its end.
    private static func oddEntries(_ catalogue: WorldCatalogue) -> [PlaylistEntry] {
        var entries = sample(of: catalogue, step: 61, count: 6)
        entries.insert(PlaylistEntry(.missing, addedAt: demoAdded), at: min(2, entries.count))
        entries.append(
            PlaylistEntry(
                .local(artist: "My Band", album: "Rehearsals", title: "Take 3", seconds: 187), addedAt: demoAdded,
            )
        )
        return entries
    }
}
