// What the copy knows of plays: when each thing was last played, which `find` goes by among equals. The plays
// themselves are kept apart from the copy, since a logout may leave them.

import Library

extension Services {
    /// Notes in the copy when things were last played. A copy that cannot be written only finds in another order.
    func noteLastPlays() async {
        // Where there is no copy, none is made for it.
        guard await !copy.statuses().isEmpty else { return }
        let moments = await plays.lastPlayed()
        guard !moments.isEmpty else { return }
        try? await copy.notePlays(moments)
    }
}
