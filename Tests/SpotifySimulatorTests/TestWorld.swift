// A small catalogue of known names, in the text form of the embedded one, with people and playlists around it.

import FoundationEssentials

@testable import SpotifySimulator

enum TestWorld {
    static let text: StaticString = #"""
        # a comment
        @ Radiohead
        = OK Computer | 1997-05-21 | album
        Airbag | 4:47
        Paranoid Android | 6:27
        Subterranean Homesick Alien | 4:27
        = In Rainbows | 2007-10-10 | album
        15 Step | 3:57
        Bodysnatchers | 4:02
        = Creep | 1992 | single
        Creep | 3:58 | e
        @ Radiohead Tribute Band
        = Garage | 2015-06 | album
        Airbag | 4:50
        @ Sigur Rós
        = Ágætis byrjun | 1999-06-12 | album
        Svefn-g-englar | 10:04
        Starálfur | 6:46 | feat=Radiohead | e
        @ 宇多田ヒカル
        = First Love | 1999-03-10 | album
        Automatic | 5:26
        @ Кино
        = Чёрный альбом | 1990-12 | album
        Кончится лето | 5:57
        @ عمرو دياب
        = Best of | 2000 | compilation
        نور العين | 4:58
        @ The Bar|Tones
        = Split | Two | 2001 | album
        """#

    static let catalogue: WorldCatalogue = {
        var builder = CatalogueBuilder()
        text.withUTF8Buffer { EmbeddedCatalogue.read($0, into: &builder) }
        return builder.catalogue()
    }()

    static let listener = "listener"
    static let other = "other"

    static let mixed = SimulatedPlaylist(
        name: "Mixed", owner: .user(listener), visibility: .secret,
        entries: [
            PlaylistEntry(.track(0)), PlaylistEntry(.missing),
            PlaylistEntry(.local(artist: "My Band", album: "Demo", title: "Take 3", seconds: 187)),
            PlaylistEntry(.track(1), addedAt: Date(timeIntervalSince1970: 1_700_000_000)),
        ]
    )
    static let followed = SimulatedPlaylist(
        name: "Followed", owner: .user(other), entries: [PlaylistEntry(.track(2))], followers: [listener]
    )
    static let shared = SimulatedPlaylist(
        name: "Shared", owner: .user(other), visibility: .collaborative, entries: [PlaylistEntry(.track(3))],
        followers: [listener]
    )
    static let foreign = SimulatedPlaylist(name: "Foreign", owner: .user(other), visibility: .secret, entries: [])
    static let service = SimulatedPlaylist(name: "Weekly Mixed", owner: .service, entries: [PlaylistEntry(.track(4))])

    static let world = World(
        catalogue: catalogue,
        users: [SimulatedUser(id: listener, displayName: "Ada"), SimulatedUser(id: other, displayName: nil)],
        playlists: [mixed, followed, shared, foreign, service],
        devices: SimulatedDevice.household + [SimulatedDevice("Amp", type: "AVR", volume: .fixed)]
    )

    static func artist(_ name: String) -> String {
        catalogue.artists.first { $0.name == name }?.id.description ?? ""
    }

    static func album(_ name: String) -> String {
        catalogue.albums.first { $0.name == name }?.id.description ?? ""
    }

    static func track(_ name: String) -> String {
        catalogue.tracks.first { $0.name == name }?.id.description ?? ""
    }

    static let laptop = SimulatedDevice.identifier("Laptop")
    static let kitchen = SimulatedDevice.identifier("Kitchen")
    static let television = SimulatedDevice.identifier("Living Room TV")
    static let phone = SimulatedDevice.identifier("Phone")
    static let amplifier = SimulatedDevice.identifier("Amp")
}
