using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>MMMU: college questions of thirty subjects, with options or open.</summary>
public static class MmmuBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "Mmmu";

    private const int MostOptions = 10;

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, MmmuOptions options)
    {
        var dataset = MmmuDataset.Open(PublishedQuestions.Folder(Name, request));
        var isDirect = options.Task == QuestionTask.DirectAnswer;
        var parts = PublishedParts.Of(
            Name, request, options, dataset.Parts,
            part => PublishedQuestions.Of(dataset.Read(part), options, isDirect ? Direct : WithOptions, question => LeftOut(question, options)));
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = parts,
            Choices = isDirect ? 0 : MostOptions,
            // The official rule looks for numbers and texts within an answer: what can match is not told beforehand.
            Form = isDirect ? _ => "" : null,
            Summary = given => given.ByGroup(),
        }.Create(request, options);
    }

    private static string? LeftOut(MmmuQuestion question, MmmuOptions options) =>
        question.Image < 0 && !options.WithoutImages ? "have no image"
        : question.Options.IsEmpty == (options.Task == QuestionTask.DirectAnswer) ? null
        : question.Options.IsEmpty ? "are open" : "have options";

    private static QuestionRecord Of(MmmuQuestion question) => new()
    {
        Id = question.Id,
        Question = question.Text,
        Image = question.Image,
        Type = DomainOf(question.Subject),
        Groups =
        [
            new("subject", question.Subject), new("domain", DomainOf(question.Subject)), new("difficulty", question.Difficulty),
        ],
    };

    private static string DomainOf(string subject) =>
        MmmuSubjects.Domains.FirstOrDefault(domain => domain.Subjects.Contains(subject), ("other", [])).Domain;

    private static QuestionRecord WithOptions(MmmuQuestion question) =>
        Of(question) with { Options = question.Options, RightOption = Right(question), Choose = (options, response) => Chosen(question.Id, options, response) };

    /// <summary>By the official rules; what they draw, here from a generator of each question's own, the script draws from one over all responses.</summary>
    private static int Chosen(string id, ImmutableArray<string> options, string response)
    {
        var choices = options.Select((option, i) => (Letter: RecordedVocabulary.Letter(i), Option: option)).ToImmutableArray();
        var letter = MmmuChoiceParser.Parse(response, choices, new MersenneTwister((uint)TextHash.Of(id)));
        return choices.IndexOf(choices.First(choice => choice.Letter == letter));
    }

    private static int Right(MmmuQuestion question)
    {
        if (question.Answers.IsEmpty)
        {
            return -1;
        }

        var letter = question.Answers[0];
        return letter is [>= 'A' and <= 'Z'] && letter[0] - 'A' < question.Options.Length
            ? letter[0] - 'A'
            : throw new InputException($"{Name}, question {question.Id}: expected the letter of one of {question.Options.Length} options, found '{letter}'");
    }

    private static QuestionRecord Direct(MmmuQuestion question) => Of(question) with
    {
        Answer = question.Answers.FirstOrDefault(),
        Accepted = question.Answers,
        Accuracy = answer => MmmuAccuracy.IsRightOpen(question.Answers, MmmuOpenParser.Parse(answer)) ? 1 : 0,
    };
}
