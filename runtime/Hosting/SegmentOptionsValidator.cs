using Microsoft.Extensions.Options;

namespace TrackingPlan.Hosting;

/// <summary>Lets a host with wrong settings fail when it starts, and say which.</summary>
internal sealed class SegmentOptionsValidator : IValidateOptions<SegmentOptions>
{
    public ValidateOptionsResult Validate(string? name, SegmentOptions options)
    {
        var client = string.IsNullOrEmpty(name) ? "Segment" : $"Segment client '{name}'";
        var problems = SegmentOptionsValidation.Problems(options);
        return problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(problem => $"{client}: {problem}"));
    }
}
