// The permissions of Spotify that commands name in their specs. How Spotify spells them, `Scope` knows.

package import CommandLanguage
import SpotifyAPI

extension ScopeName {
    /// The name of a scope of the web interface.
    private init(_ scope: Scope) { self.init(scope.rawValue) }

    /// See what plays, the queue and the devices.
    package static let readPlaybackState = ScopeName(Scope.readPlaybackState)
    /// Control what plays, where and how, and add to the queue.
    package static let modifyPlaybackState = ScopeName(Scope.modifyPlaybackState)
    /// See the track that plays now, and the queue.
    package static let readCurrentlyPlaying = ScopeName(Scope.readCurrentlyPlaying)
    /// See what was played lately.
    package static let readRecentlyPlayed = ScopeName(Scope.readRecentlyPlayed)
    /// See how far episodes and chapters were heard.
    package static let readPlaybackPosition = ScopeName(Scope.readPlaybackPosition)
    /// See the user's private playlists.
    package static let readPrivatePlaylists = ScopeName(Scope.readPrivatePlaylists)
    /// See the playlists that the user edits together with others.
    package static let readCollaborativePlaylists = ScopeName(Scope.readCollaborativePlaylists)
    /// See what is saved: tracks, albums, episodes, shows and audiobooks.
    package static let readLibrary = ScopeName(Scope.readLibrary)
    /// Save things, and remove them again.
    package static let modifyLibrary = ScopeName(Scope.modifyLibrary)
    /// See which artists and users are followed.
    package static let readFollows = ScopeName(Scope.readFollows)
    /// Follow artists and users, and stop following them.
    package static let modifyFollows = ScopeName(Scope.modifyFollows)
    /// See which artists and tracks the user hears most.
    package static let readTop = ScopeName(Scope.readTop)
    /// Create and change public playlists.
    package static let modifyPublicPlaylists = ScopeName(Scope.modifyPublicPlaylists)
    /// Create and change private playlists.
    package static let modifyPrivatePlaylists = ScopeName(Scope.modifyPrivatePlaylists)
    /// Give playlists covers.
    package static let uploadImages = ScopeName(Scope.uploadImages)
}
