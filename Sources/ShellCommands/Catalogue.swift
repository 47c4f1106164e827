// The tables of all commands and feeds: adding one of either is adding its type here. Commands are in the order in
// which `help` lists them.

package import CommandLanguage

/// Every command there is.
package enum Catalogue {
    /// The commands. Names may be abbreviated as long as they are unambiguous (Language §2), so a new command can make
    /// an abbreviation ambiguous.
    package static let all: [any Command.Type] = [
        Login.self, Logout.self, Whoami.self, ProfileList.self, ProfileUse.self, ProfileNew.self, ProfileDelete.self,
        BudgetCommand.self, Capabilities.self, Doctor.self, BugReport.self,
        Search.self, More.self, Back.self, NamedRows.self, ArtistCommand.self, Albums.self, AlbumCommand.self,
        Tracks.self, Artists.self,
        Playlists.self, PlaylistCommand.self, ShowCommand.self, Episodes.self, AudiobookCommand.self, Chapters.self,
        New.self, Info.self, Open.self, Link.self, Context.self, Up.self,
        Play.self, Pause.self, Resume.self, Toggle.self, Next.self, Prev.self, Restart.self, Seek.self, Volume.self,
        Mute.self, Shuffle.self, Repeat.self, Now.self, Watch.self, StopAfter.self,
        QueueCommand.self, QueueAdd.self, QueueSave.self, Devices.self, DeviceCommand.self, DeviceDefault.self,
        Liked.self, SavedCommand.self, Following.self, Recent.self, Top.self, Save.self, Unsave.self, Like.self,
        Unlike.self, Follow.self, Unfollow.self,
        PlaylistNew.self, PlaylistAdd.self, PlaylistSet.self, PlaylistRemove.self, PlaylistMove.self,
        PlaylistSort.self, PlaylistShuffle.self, PlaylistDedupe.self, PlaylistDiff.self, PlaylistMerge.self,
        PlaylistRename.self, PlaylistDescribe.self, PlaylistPublic.self, PlaylistPrivate.self,
        PlaylistCollaborative.self, PlaylistCoverCommand.self, PlaylistDelete.self,
        RuleCommand.self, RulesCommand.self, RefreshCommand.self, Unrule.self,
        SyncCommand.self, Find.self, OfflineCommand.self, Stats.self, Import.self, Backup.self, Restore.self,
        Begin.self, PlanCommand.self, Commit.self, Abort.self, Undo.self, Redo.self, LogCommand.self,
        Where.self, Sort.self, Take.self, Skip.self, Tail.self, Reverse.self, Unique.self, Select.self, Group.self,
        Count.self, Sum.self, Avg.self, Min.self, Max.self, Median.self, SampleRows.self, AnyRow.self, Pick.self,
        Except.self, Common.self, As.self, To.self,
        ToFormat.self,
        Help.self, SetCommand.self, Let.self, AliasCommand.self, Unalias.self, Abbr.self, Unabbr.self, History.self,
        HistorySearch.self, HistoryDelete.self, HistoryClear.self, Source.self, Echo.self, Unlet.self, TestCommand.self,
        IfCommand.self, ForCommand.self, Break.self, Continue.self, Def.self, Return.self, Undef.self,
        TimeCommand.self, Try.self, Not.self, Every.self, Sleep.self,
        TraceCommand.self, SystemCommandHelp.self, Clear.self, Exit.self,
    ]

    /// Every feed there is: a cursor of an earlier shell finds its feed here, by its key.
    static let feeds: [any Feed.Type] = [
        SearchHits.self, ArtistAlbums.self, ArtistTracks.self, AlbumTracks.self, PlaylistItems.self, ShowEpisodes.self,
        AudiobookChapters.self, SavedTracks.self, SavedAlbums.self, SavedShows.self, SavedEpisodes.self,
        SavedAudiobooks.self, MyPlaylists.self, MyArtists.self, RecentPlays.self, TopArtists.self, TopTracks.self,
        FoundThings.self,
    ]

    /// The table the language dispatches with; positions are those of ``all``.
    package static func table() -> CommandTable {
        CommandTable(
            names: all.map { $0.commandName }, aliases: { all[$0].aliases }, spec: { all[$0].spec },
            commonOptions: { CommonOptions.specs })
    }
}
