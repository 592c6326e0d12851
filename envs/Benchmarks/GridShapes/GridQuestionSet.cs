using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The questions of a split: first a kind is drawn, then one of its forms, then a text of that form, each uniformly.</summary>
public sealed class GridQuestionSet
{
    private readonly ImmutableArray<ImmutableArray<ImmutableArray<GridQuestion>>> formsByKind;

    /// <summary>The questions that options allow in a split.</summary>
    /// <exception cref="InputException">There are none of some kind, or the split needs kinds held out.</exception>
    public GridQuestionSet(GridShapesOptions options, Split split)
    {
        Shapes = new ShapeKinds(options.Difficulty);
        Kinds = [.. options.Kinds.Order()];
        Answers = new GridAnswers(Shapes, Kinds);
        var heldOut = (options.HeldOut ?? Shapes.DefaultHeldOut).Aggregate(0u, (codes, name) => codes | (1u << Shapes.Find(name)));
        var isCompositional = split == Split.Compositional;
        if (isCompositional && heldOut == 0)
        {
            throw new InputException(
                $"no compositional split without kinds held out: set heldOut, such as heldOut={Shapes.Name(Shapes.Count)}")
            {
                Absence = Absence.Split,
            };
        }

        Codes = isCompositional ? Shapes.All : Shapes.All & ~heldOut;
        var rule = new GridRule(options.Fill < 1 ? Codes | 1 : Codes, isCompositional ? heldOut : 0);
        var programs = new GridPrograms(Shapes, options.Side, Answers);
        formsByKind = [.. Kinds.Select(kind => Forms(programs, kind, rule)).Where(forms => !isCompositional || forms.Length > 0)];
        if (formsByKind.IsEmpty || formsByKind.Any(forms => forms.IsEmpty))
        {
            throw new InputException(
                $"with these kinds held out no question of some kind has two possible answers in {split}: expected a shorter or longer heldOut, or other kinds");
        }

        Texts = [.. Kinds.SelectMany(programs.Forms).SelectMany(form => form).Select(program => program.Text)];
    }

    /// <summary>The kinds of shape.</summary>
    public ShapeKinds Shapes { get; }

    /// <summary>The codes of shapes that cells of the split may hold.</summary>
    public uint Codes { get; }

    /// <summary>The question kinds chosen, in order: the benchmark's types.</summary>
    public ImmutableArray<GridQuestionKind> Kinds { get; }

    /// <summary>The answers that every question indexes.</summary>
    public GridAnswers Answers { get; }

    /// <summary>The texts of any split with any kinds held out: what the vocabulary is made of.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>The questions of the split.</summary>
    public IEnumerable<GridQuestion> All => formsByKind.SelectMany(forms => forms.SelectMany(form => form));

    /// <summary>Draws a question.</summary>
    public GridQuestion Draw(ref RandomStream random)
    {
        var forms = formsByKind[random.NextInt(formsByKind.Length)];
        var form = forms[random.NextInt(forms.Length)];
        return form[random.NextInt(form.Length)];
    }

    private static ImmutableArray<ImmutableArray<GridQuestion>> Forms(GridPrograms programs, GridQuestionKind kind, GridRule rule) =>
        [.. programs.Forms(kind)
            .Select(form => form.Select(program => GridQuestion.Of(kind, program, rule)).OfType<GridQuestion>().ToImmutableArray())
            .Where(form => !form.IsEmpty)];
}
