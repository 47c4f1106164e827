// swift-tools-version: 6.2
// The targets of juke and what each may know: a dependency that is not written here cannot be imported.

import PackageDescription

/// Held by every Swift target: the language mode of tomorrow, and no warning left standing.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Products of other people's packages, named once.
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

/// A target that in release is made for size, which compiles sooner and starts with fewer pages. Loops over many rows
/// belong elsewhere.
func smallTarget(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    let forSize = SwiftSetting.unsafeFlags(["-Osize"], .when(configuration: .release))
    return .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings + [forSize])
}

func executable(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

/// A target that only tests use.
func testSupport(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: swiftSettings)
}

let package = Package(
    name: "juke",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", .upToNextMinor(from: "1.8.0")),
        .package(url: "https://github.com/apple/swift-nio", .upToNextMinor(from: "2.101.2")),
        .package(url: "https://github.com/apple/swift-nio-ssl", .upToNextMinor(from: "2.37.6")),
        .package(url: "https://github.com/apple/swift-nio-extras", .upToNextMinor(from: "1.35.2")),
        .package(url: "https://github.com/swift-server/async-http-client", .upToNextMinor(from: "1.37.0")),
        // Without its trait, which would bring Foundation in.
        .package(url: "https://github.com/swiftlang/swift-subprocess", .upToNextMinor(from: "1.0.2"), traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
        .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.2")),
    ],
    targets: [
        // Leaves.
        .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),
        .systemLibrary(name: "CSQLite"),
        .systemLibrary(name: "CLibmd"),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CSignals"),
        .target(name: "CBuildFacts"),
        target("Files"),
        target("Text"),
        target("Exchange", [.target(name: "CLibmd", condition: .when(platforms: [.linux])), httpTypes]),
        target("Prompting", ["Text"]),
        target("Rows", ["Text"]),
        smallTarget("SpotifyModel"),
        target("Arrangement"),
        target("Formats", ["SpotifyModel", "Text"]),
        // The language, and what is shown.
        smallTarget("CommandLanguage", ["Rows", "Prompting", "Text"]),
        target("Rendering", ["Rows", "Text"]),
        // Spotify.
        target("SpotifyAPI", ["SpotifyModel", "Exchange", "Text", httpTypes]),
        smallTarget("SpotifyAuth", ["Exchange", httpTypes]),
        target("Library", ["Arrangement", "SpotifyModel", "SpotifyAPI", "Exchange", "Rows"]),
        target("SpotifySimulator", ["Exchange", httpTypes]),
        // The shell.
        smallTarget(
            "ShellCommands",
            [
                "Arrangement", "CommandLanguage", "Formats", "Rendering", "Library", "SpotifyAPI", "SpotifyAuth",
                "SpotifyModel", "Exchange", "Prompting", "Rows", "Text",
            ]),
        smallTarget(
            "Shell",
            [
                "ShellCommands", "CommandLanguage", "Formats", "Rendering", "Library", "SpotifyAPI", "SpotifyAuth",
                "SpotifyModel", "Files", "Exchange", "Prompting", "Rows", "Text",
            ]),
        // The edges.
        target("SQLite", ["CSQLite"]),
        smallTarget("LineEditing", ["CEditLine", "Files", "Prompting", "Text"]),
        target(
            "Storage",
            [
                "SQLite", "Files", "SpotifyAuth", "SpotifyAPI", "Library", "Rows", "Exchange", "Text", httpTypes,
            ]),
        smallTarget(
            "NetworkAdapters",
            [
                "Files", "Exchange", "SpotifyAuth", httpTypes,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ]),
        executable(
            "juke",
            [
                .target(name: "CMalloc", condition: .when(platforms: [.linux])),
                "CSignals", "CBuildFacts", "Shell", "ShellCommands", "CommandLanguage", "LineEditing", "Storage",
                "NetworkAdapters", "SpotifySimulator", "SpotifyAPI", "SpotifyAuth", "Library", "Files", "Exchange",
                "Prompting", "Rendering", "Rows", "Text", httpTypes,
            ]),
        executable(
            "spotify-simulator",
            [
                "SpotifySimulator", "NetworkAdapters", "Files", "Exchange", httpTypes,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        executable(
            "Benchmarks",
            [
                "Arrangement", "CommandLanguage", "Shell", "ShellCommands", "SpotifyAPI", "SpotifySimulator",
                "SpotifyModel", "Rows", "Exchange", "Library", "LineEditing", "Prompting", "Storage",
                "CPseudoTerminal", "CBareLibedit", httpTypes,
            ]),
        executable("Fuzz", ["CommandLanguage", "ShellCommands", "Prompting", "Shell", "ShellTesting"]),
        // Tests, and what only they use.
        .target(
            name: "CPseudoTerminal", path: "Tests/CPseudoTerminal",
            linkerSettings: [.linkedLibrary("util", .when(platforms: [.linux]))]),
        .target(name: "CBareLibedit", path: "Tests/CBareLibedit", linkerSettings: [.linkedLibrary("edit")]),
        testSupport("SeededRandom", []),
        testSupport("SystemTesting", []),
        testSupport("ExchangeTesting", ["Exchange", httpTypes]),
        testSupport("OperationTesting", ["SpotifyAPI", "SpotifyModel", "Exchange", httpTypes]),
        testSupport("TerminalTesting", ["CPseudoTerminal"]),
        testSupport(
            "ShellTesting",
            [
                "Shell", "ShellCommands", "CommandLanguage", "SpotifySimulator", "SpotifyAPI", "SpotifyAuth", "Library",
                "Storage", "Exchange", "Prompting", "Rendering", "Rows",
            ]),
        executable("LineEditingProbe", ["LineEditing", "Prompting"], path: "Tests/LineEditingProbe"),
        tests("ArrangementTests", ["Arrangement", "SeededRandom"]),
        tests("CommandLanguageTests", ["CommandLanguage", "Prompting", "Rows", "SeededRandom"]),
        tests("FormatsTests", ["Formats", "SpotifyModel"]),
        tests("FilesTests", ["Files", "SystemTesting"]),
        tests("SQLiteTests", ["SQLite", "Files", "SystemTesting"]),
        tests("TextTests", ["Text"]),
        tests("ExchangeTests", ["Exchange", httpTypes]),
        tests("PromptingTests", ["Prompting"]),
        tests(
            "LibraryTests",
            [
                "Library", "Arrangement", "SpotifyAPI", "SpotifyModel", "Exchange", "ExchangeTesting", "SeededRandom",
                httpTypes,
            ]),
        tests("RowsTests", ["Rows"]),
        tests("RenderingTests", ["Rendering", "Rows", "Text", "SeededRandom"]),
        tests("SpotifyModelTests", ["SpotifyModel"]),
        tests(
            "SpotifyAPITests",
            [
                "SpotifyAPI", "SpotifyModel", "Exchange", "ExchangeTesting", "OperationTesting", httpTypes,
            ]),
        tests("SpotifyAuthTests", ["SpotifyAuth", "Exchange", "ExchangeTesting", httpTypes]),
        tests(
            "StorageTests",
            [
                "SQLite", "Files", "Storage", "SpotifyAuth", "SpotifyAPI", "Library", "Rows", "Exchange",
                "SeededRandom", "SystemTesting", httpTypes,
            ]),
        tests(
            "NetworkAdaptersTests",
            [
                "ExchangeTesting",
                "NetworkAdapters", "SpotifyAuth", "Exchange", httpTypes,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        tests("SpotifySimulatorTests", ["SpotifySimulator", "Exchange", "ExchangeTesting", httpTypes]),
        tests(
            "ContractTests",
            [
                "OperationTesting", "SpotifySimulator", "SpotifyAPI", "SpotifyModel", "Exchange", httpTypes,
                .product(name: "Yams", package: "Yams"),
            ]),
        tests("LineEditingTests", ["LineEditing", "CEditLine", "Files", "Prompting", "SeededRandom", "Text"]),
        tests(
            "ShellTests",
            [
                "ExchangeTesting", "Text",
                "ShellTesting", "Shell", "ShellCommands", "SpotifySimulator", "CommandLanguage", "Prompting",
                "Rendering", "Rows", "SpotifyAPI", "SpotifyAuth", "Exchange", "LineEditing", "SystemTesting", httpTypes,
            ], exclude: ["Transcripts"]),
        tests(
            "ProcessTests",
            [
                "SystemTesting", "TerminalTesting", "SeededRandom", "NetworkAdapters", "Shell", "SpotifySimulator",
                "SpotifyAuth", "SQLite", "Storage", "Files", "Exchange", "juke",
                "Rendering", "Rows", httpTypes, .product(name: "Subprocess", package: "swift-subprocess"),
            ], exclude: ["FaultMatrix.txt"]),
        tests("TerminalTests", ["TerminalTesting", "LineEditingProbe", "juke", "SeededRandom"]),
    ]
)
