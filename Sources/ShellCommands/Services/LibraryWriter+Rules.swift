// The rules of the profile: pipelines that playlists follow, by name. Making and ending one is a change like any other
// and goes through the log; when a rule was last followed is noted here.

import Exchange
package import Library
import Text

extension LibraryWriter {
    /// The rules by name.
    package func rules() async -> [String: Rule] { await handlers.log.rules() }

    /// Notes that a playlist is now as its rule says.
    func noteRefresh(of name: String, in playlist: String) async {
        // The pipeline stays, which another shell may have changed meanwhile.
        guard var rule = await handlers.log.rules()[name] else { return }
        rule.playlist = playlist
        rule.refreshed = time.now
        await handlers.log.setRule(name, rule)
    }
}

extension [String: Rule] {
    /// The name of the rule that a text means; capitals and accents make no difference where none is exactly it.
    func name(meaning text: String) -> String? {
        if self[text] != nil { return text }
        let wanted = Folding.folded(text)
        return keys.sorted().first { Folding.folded($0) == wanted }
    }
}
