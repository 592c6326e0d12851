using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>The discount of an environment.</summary>
internal static class Discounting
{
    private const double Usual = 0.99;

    /// <summary>γ as it was asked for; else 1 where questions are answered, and 0.99 elsewhere.</summary>
    public static double Of(double? asked, EnvironmentSpec spec) => asked ?? (spec.QuestionAnswering is null ? Usual : 1);
}
