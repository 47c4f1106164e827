// `set read-only`: the one setting that can be kept with a profile, so that it holds in scripts and after a restart,
// and that is not lifted by less than what set it.

import Library
import Rendering

extension SetCommand {
    /// Lets this shell, or with `--save` the profile, only look; or lets it change things again.
    ///
    /// Throws ``ReadOnlyError`` where `off` would do nothing: what the command line says holds for the run, and what
    /// the profile keeps until it is taken back there.
    func setReadOnly(to value: String?, in session: Session, using services: Services) async throws -> Reply {
        let log = services.writer.handlers.log
        // The start-up file may say what it likes: it is weaker than the command line.
        if value != "on", value != nil || isSaved, session.settingOrigin == .session {
            if session.settings.readOnly == .run { throw ReadOnlyError(.run) }
            if !isSaved, await log.isReadOnly() { throw ReadOnlyError(.profile) }
        }
        let change = SessionChange.set(Settings.readOnlyName, value)
        guard isSaved else { return Reply(.nothing, changes: [change]) }
        let isOn = value == "on"
        let isMade = try await services.writer.change(
            isOn ? "let this profile only look" : "let this profile change library and playlists"
        ) {
            guard await log.setReadOnly(isOn) else { throw ReadOnlyNotKept() }
        }
        guard isMade else { return Reply(.nothing, changes: [change]) }
        let note =
            isOn
            ? "This profile is read-only from now on, also in scripts. To allow changes: \(ReadOnly.profile.remedy)"
            : "This profile may change library and playlists."
        return Reply(.note(StyledText(note)), changes: [change])
    }

    /// Whether the profile is what keeps library and playlists from being changed.
    func isHeldByProfile(in session: Session, using services: Services) async -> Bool {
        guard name == nil || name == Settings.readOnlyName, session.settings.readOnly == nil else { return false }
        return await services.writer.handlers.log.isReadOnly()
    }
}
