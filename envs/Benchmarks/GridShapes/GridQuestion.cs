using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>A question text with the answers that it can have in a split.</summary>
public sealed class GridQuestion
{
    private readonly GridProgram program;
    private readonly GridRequirement requirement;

    private GridQuestion(GridQuestionKind kind, GridProgram program, ImmutableArray<int> answers, GridRequirement requirement)
    {
        (Kind, Text, Answers) = (kind, program.Text, answers);
        (this.program, this.requirement) = (program, requirement);
    }

    /// <summary>What it asks for.</summary>
    public GridQuestionKind Kind { get; }

    /// <summary>The words, separated by spaces.</summary>
    public string Text { get; }

    /// <summary>The answers, at least two, of which one is drawn uniformly.</summary>
    public ImmutableArray<int> Answers { get; }

    /// <summary>The answer for a grid, or −1 where the question's preconditions don't hold.</summary>
    /// <param name="grid">The code of each cell, row-major; see <see cref="ShapeKinds"/>.</param>
    public int Answer(ReadOnlySpan<byte> grid) => requirement.Holds(grid) ? program.Answer(grid) : GridProgram.Undefined;

    /// <summary>The codes of which one is searched for, where the question is whether there is one; else null.</summary>
    internal uint? Searched => (program as ExistsProgram)?.Set.Codes;

    /// <summary>Codes of which a single cell rules an answer out.</summary>
    internal uint Excluded(int answer) => program.Excluded(answer);

    /// <summary>The question of a program under a split's rule; null where its text would give its answer away.</summary>
    internal static GridQuestion? Of(GridQuestionKind kind, GridProgram program, GridRule rule)
    {
        var requirement = rule.HeldOut == 0 ? default(GridRequirement) : program.About(rule.HeldOut);
        ImmutableArray<int> answers = [.. program.Answers.Where(answer => program.CanHave(answer, rule))];
        return requirement is { } demanded && answers.Length > 1 ? new(kind, program, answers, demanded) : null;
    }
}
