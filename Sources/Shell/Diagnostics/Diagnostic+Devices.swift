// Sentences for devices that cannot be chosen or do not take commands (SpotifyContract §5). Choosing a device is left
// to the commands.

package import ShellCommands

extension DeviceError: SelfExplained {
    /// Which device is meant, or why none is.
    package var diagnostic: Diagnostic {
        switch self {
        case .none(let restricted):
            Diagnostic(
                restricted.isEmpty
                    ? "There is no device to play on."
                    : "No device takes commands (\(Diagnostic.list(restricted, "and")) cannot be controlled).",
                nextStep: "Open Spotify on a phone or computer, or start spotifyd or librespot.", status: .noDevice)
        case .several(let names):
            Diagnostic(
                "Several devices could play: \(Diagnostic.list(names, "and")).",
                nextStep: "Choose one: device \(names.first ?? "NAME")",
                status: .noDevice)
        case .unknown(let name, let known):
            Diagnostic(
                "There is no device called \(Diagnostic.cut(name)).",
                nextStep: known.isEmpty
                    ? "Open Spotify on a phone or computer." : "Your devices: \(Diagnostic.list(known, "and")).",
                status: .noDevice)
        case .ambiguous(let name, let known):
            Diagnostic(
                "\(Diagnostic.cut(name)) could be \(Diagnostic.list(known, "or")).",
                nextStep: "Give its ID (devices --json), or type more of the name. At a prompt: devices, then device 2",
                status: .noDevice)
        case .restricted(let name):
            Diagnostic(
                "\(Diagnostic.cut(name)) cannot be controlled from here.", nextStep: "To choose another: devices",
                status: .noDevice)
        }
    }
}
