// The daily sync of a prompt: it begins after the start-up file, whose settings say whether it is wanted, and ends with
// the shell. What it does is left to DailySync.

package import ShellCommands
import SpotifyAPI

extension RunningShell {
    /// Brings the own copy of the library up to date in the background, where that is wanted and was not done today.
    ///
    /// - Parameter say: writes what is said when it is done, above a line that is being typed.
    package func syncDaily(in work: LaterWork, say: @escaping Later.Say) async {
        let (session, services) = (session, services)
        guard DailySync.isWanted(in: session), !session.settings.isOffline, let user = await services.loggedInUserID()
        else { return }
        var context = services.context
        context.account = user
        context.mode = SpotifyAPI.Mode(setting: session.settings["mode"])
        guard let sync = await DailySync.work(for: session, using: services.within(context)) else { return }
        work.later.begin(say, sync)
    }
}
