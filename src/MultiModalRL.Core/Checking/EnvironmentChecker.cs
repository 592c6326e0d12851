using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>
/// The environment contract as checks, for <c>mmrl check</c> and for tests over everything registered. Environments are
/// played by random legal actions that depend on <see cref="VectorStep.Keys"/> alone.
/// </summary>
public static class EnvironmentChecker
{
    private static readonly ImmutableArray<(string Name, Func<CheckSubject, string?> Find)> Contract =
    [
        ("step before reset throws", MisuseChecks.StepBeforeReset),
        ("an action outside its space throws", MisuseChecks.ActionOutsideItsSpace),
        ("disposing twice is safe", MisuseChecks.DisposeTwice),
        ("every observation is in its space", StepChecks.Spaces),
        ("every observation has a legal action", StepChecks.LegalActions),
        ("rewards are finite and the sum of their components", StepChecks.Rewards),
        ("episodes end within the step limit", StepChecks.StepLimit),
        ("a row shows the next episode in the step that ends one", StepChecks.Autoreset),
        ("keys are those of the episode and the step", StepChecks.Keys),
        ("rows tell the number of their episode", StepChecks.Numbers),
        ("truncated rows deliver their final observations in order", StepChecks.Finals),
        ("a finite plan plays every episode once and then idles", PlanChecks.EachOnce),
        ("the same seed gives the same trajectories", TrajectoryChecks.SameSeed),
        ("another seed gives other episodes", TrajectoryChecks.AnotherSeed),
        ("every row is written whole", TrajectoryChecks.WrittenWhole),
        ("episodes do not depend on the number of rows", TrajectoryChecks.RowCount),
        ("a saved environment goes on as if it had not stopped", SaveChecks.Continuation),
        ("a saved environment of other rows is refused", SaveChecks.OtherRows),
    ];

    private static readonly ImmutableArray<(string Name, Func<CheckSubject, string?> Find)> QuestionAnswering =
    [
        ("the price is in [0, 1)", QuestionAnsweringChecks.Price),
        ("accuracy is in [0, 1]", QuestionAnsweringChecks.Accuracy),
        ("cost does not decrease and stays within the budget", QuestionAnsweringChecks.Cost),
        ("an episode's rewards add up to its reward form", QuestionAnsweringChecks.Reward),
        ("answers are always legal, and looks where their cell is hidden", QuestionAnsweringChecks.LegalActions),
    ];

    /// <summary>Checks a registered environment; makes several of it, of 1, 3 and 8 rows.</summary>
    /// <param name="registration">What to check.</param>
    /// <param name="request">How to make it; its count is not used.</param>
    /// <param name="options">Validated options of the registration's type.</param>
    /// <returns>One result a check; those that do not apply (question answering) are left out.</returns>
    /// <exception cref="InputException">The environment cannot be made from the request.</exception>
    public static IReadOnlyList<CheckResult> Check(EnvironmentRegistration registration, EnvironmentRequest request, object options)
    {
        using var subject = new CheckSubject(registration, request, options);
        var checks = subject.Spec.QuestionAnswering is null ? Contract : Contract.AddRange(QuestionAnswering);
        return [.. checks.Select(check => Run(check.Name, check.Find, subject))];
    }

    private static CheckResult Run(string name, Func<CheckSubject, string?> find, CheckSubject subject)
    {
        try
        {
            var reason = find(subject);
            return new CheckResult(name, reason is null, reason ?? "");
        }
        catch (Exception exception)
        {
            // Whatever an environment throws here is a finding, and the other checks still tell something.
            return new CheckResult(name, false, $"threw {exception.GetType().Name}: {exception.Message}");
        }
    }
}
