// How the rows of a pipeline are written: as its last command says, else as juke's command line and the settings do.
// What the formats are is left to Rendering.

import CommandLanguage
import Rendering
import ShellCommands

extension PipelineRunner {
    /// How the rows are shown: as the last stage says, else as the settings do. Two formats contradict each other.
    func outputSettings(for stage: UnderstoodStage) throws -> OutputSettings {
        let input = stage.input
        var formats = CommonOptions.formats.filter { input.has($0.flag) }.map(\.format)
        if let text = try input.value(CommonOptions.format) { formats.append(.template(text.template)) }
        guard formats.count < 2 else {
            throw UsageError(.option(.conflict("--\(formats[0].rawValue)", "--\(formats[1].rawValue)")), at: input.span)
                .of(stage.spec.name)
        }
        // A template of juke's command line counts as its `--output`: what a line or `set` says is stronger.
        let session = live.session
        if formats.isEmpty, session.settings.value("output").origin < .session,
            let template = session.rowDefaults.template
        {
            formats = [.template(template)]
        }
        let columns = try input.value(CommonOptions.columns)?.map(\.name)
        return OutputStyle(live, environment).settings(
            format: formats.first, columns: columns, heading: try input.value(CommonOptions.heading))
    }
}
