// The marks beside the rows of a table: saved, and playing. They are made of what is known already.

import Exchange
import FoundationEssentials
import Library
package import Rendering

extension Services {
    /// The marks of rows that are shown now: nothing is sent for them, and nothing is read where no table is drawn.
    package func rowMarks(_ settings: OutputSettings) async -> RowMarks {
        guard settings.format == .table else { return RowMarks() }
        let (library, now) = (spotify.seen, time.now)
        let known = await player.known()
        // What has come to its end meanwhile plays no more, and without its length that cannot be known.
        let isPlaying = known.motion?.value.isPlaying == true && known.end.map { $0 > now } == true
        return RowMarks(
            isSaved: { library.isSaved($0) }, playing: isPlaying ? known.item?.value?.uri : nil)
    }
}
