using MultiModalRL.Evaluation;

namespace MultiModalRL.Cli;

/// <summary>Verdicts in the words of <c>results.json</c>.</summary>
internal static class VerdictText
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Dominates => "dominates",
        Verdict.CheaperNoninferior => "cheaper-noninferior",
        Verdict.Dominated => "dominated",
        _ => "trade-off",
    };
}
