using System.CommandLine;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary>What <c>diff</c> and <c>review</c> have in common: all but the name, the usual format and what is compared with.</summary>
internal static class ReviewingCommand
{
    public static Command Create(
        string name, string description, string usualFormat, bool fromMergeBase, ToolContext context, params string[] examples)
    {
        var command = new Command(name, description);
        var options = new ReviewOptions(fromMergeBase);
        options.AddTo(command);
        var format = FormatOption.Create(ReviewFormats.Names, usualFormat);
        command.Options.Add(format);
        Examples.AddTo(command, context, examples);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var review = await options.ReviewAsync(parsed, context, cancellationToken).ConfigureAwait(false);
            ReviewFormats.Write(parsed.GetValue(format)!, review, context);
            return review.Fails ? ExitCode.Breaking : ExitCode.Clean;
        });
        return command;
    }
}
