// The table of all commands, in the order `help` lists them. Adding a command is adding its type here.

package import CommandLanguage

/// Every command there is.
package enum Catalogue {
    package static let all: [any Command.Type] = [
        Login.self, Logout.self, Whoami.self,
        Search.self, More.self, ArtistCommand.self, Albums.self, AlbumCommand.self, Tracks.self, Context.self, Up.self,
        Play.self, Pause.self, Resume.self, Next.self, Prev.self, Now.self,
        QueueCommand.self, QueueAdd.self, Devices.self, DeviceCommand.self,
        Help.self, SetCommand.self, History.self, Source.self, Echo.self, Exit.self,
    ]

    /// The table the language dispatches with; positions are those of ``all``.
    package static func table() -> CommandTable {
        CommandTable(all.map { $0.spec }, commonOptions: CommonOptions.specs)
    }
}
