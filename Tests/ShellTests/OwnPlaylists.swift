// The playlists of the demo as tests of their commands use them, and what the simulated Spotify has of them afterwards.

import Exchange
import Library
import ShellTesting
import SpotifySimulator

/// The playlists of the demo.
enum OwnPlaylists {
    /// The user's own, not on the profile: 24 entries.
    static let road = "Road Songs"
    /// The user's own, on the profile: 8 entries.
    static let odds = "Odds and Ends"

    /// The playlist of that name, as Spotify has it.
    static func playlist(_ name: String, in harness: ShellHarness) async -> SimulatedPlaylist? {
        await harness.simulator.world.playlists.first { $0.name == name }
    }

    /// Its path at Spotify; the names of the demo stay in `World.demo`, whatever was renamed.
    static func path(_ name: String) -> String {
        "/v1/playlists/" + (World.demo.playlists.first { $0.name == name }?.id.description ?? "")
    }

    /// Its URI.
    static func uri(_ name: String) -> String {
        path(name).replacing("/v1/playlists/", with: "spotify:playlist:")
    }

    /// How edits name it.
    static func edited(_ name: String) -> EditedPlaylist { EditedPlaylist(uri: uri(name), name: name) }

    /// The edits of the newest change in the log.
    static func newestEdits(in harness: ShellHarness) async -> [Edit] {
        await harness.changeLog.records(limit: 1).first?.edits ?? []
    }

    /// Makes the playlist another user's, while the shell still takes it for the user's own.
    static func give(_ name: String, in harness: ShellHarness) async {
        await harness.simulator.change { world in
            guard let place = world.playlists.firstIndex(where: { $0.name == name }),
                let mira = world.users.last?.id, let me = world.users.first?.id
            else { return }
            world.playlists[place].owner = .user(mira)
            world.playlists[place].followers.append(me)
        }
    }

    /// Opens a plan.
    static func openPlan(in harness: ShellHarness) async {
        _ = await harness.changeLog.openPlan(of: "test", at: harness.time.now)
    }
}

extension PlaylistDescription.Parts {
    /// These parts, and no others.
    init(
        name: String? = nil, description: String? = nil, isPublic: Bool? = nil, isCollaborative: Bool? = nil
    ) {
        self.init()
        self.name = name
        self.description = description
        self.isPublic = isPublic
        self.isCollaborative = isCollaborative
    }
}
