// The permissions of Spotify that commands name in their specs. How Spotify spells them, `Scope` knows.

package import CommandLanguage
import SpotifyAPI

extension ScopeName {
    /// The name of a scope of the web interface.
    private init(_ scope: Scope) { self.init(scope.rawValue) }

    package static let readPlaybackState = ScopeName(Scope.readPlaybackState)
    package static let modifyPlaybackState = ScopeName(Scope.modifyPlaybackState)
    package static let readCurrentlyPlaying = ScopeName(Scope.readCurrentlyPlaying)
    package static let readRecentlyPlayed = ScopeName(Scope.readRecentlyPlayed)
    package static let readPlaybackPosition = ScopeName(Scope.readPlaybackPosition)
    package static let readPrivatePlaylists = ScopeName(Scope.readPrivatePlaylists)
    package static let readCollaborativePlaylists = ScopeName(Scope.readCollaborativePlaylists)
    package static let readLibrary = ScopeName(Scope.readLibrary)
    package static let modifyLibrary = ScopeName(Scope.modifyLibrary)
    package static let readFollows = ScopeName(Scope.readFollows)
    package static let modifyFollows = ScopeName(Scope.modifyFollows)
    package static let readTop = ScopeName(Scope.readTop)
    package static let modifyPublicPlaylists = ScopeName(Scope.modifyPublicPlaylists)
    package static let modifyPrivatePlaylists = ScopeName(Scope.modifyPrivatePlaylists)
}
