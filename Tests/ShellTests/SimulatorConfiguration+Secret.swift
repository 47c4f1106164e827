// A simulated Spotify whose app has a client secret, for the methods of a login that need one.

import SpotifySimulator

extension SimulatorConfiguration {
    /// The app of the demo, with the secret that the demo knows.
    static let withSecret = SimulatorConfiguration(apps: [SimulatedApp(secret: demoClientSecret)])
}
